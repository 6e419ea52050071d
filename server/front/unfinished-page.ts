import type { IncomingHttpHeaders } from 'node:http';
import { type Application, askApplication } from './application';
import { neutralHeaders, type Vouched } from './application-headers';
import type { AnswerHead } from './application-response';
import { type CapturedAnswer, createCapture } from './capture';
import { isHtml } from './leaving-headers';

/** An address that no page has: Next keeps it for itself, and answers it by the page for missing things. */
const nowhere = '/_not-found';

/** Whether an answer may be a page that Next gave up; its body tells. */
export const mayBeUnfinished = ({ status, headers }: AnswerHead): boolean => status >= 400 && isHtml(headers);

/**
 * Whether Next gave a page up while it was rendering it, for what the page is about is missing or something failed. It
 * then sends a shell without a word, which only the page's scripts would fill.
 */
export const isUnfinished = (html: Buffer): boolean =>
  html.subarray(0, 100).includes('<html id="__next_error__"');

/** The page for missing things, as the one who asks would see it at an address that no page has. */
export async function missingPage(
  application: Application,
  vouched: Vouched,
  headers: IncomingHttpHeaders,
): Promise<CapturedAnswer> {
  const { outlet, answer } = createCapture();
  askApplication(
    application,
    { method: 'GET', url: nowhere, headers: { ...neutralHeaders(vouched), ...headers } },
    outlet,
    () => undefined,
  );
  const page = await answer;
  if (page.status !== 404 || isUnfinished(page.body)) throw new Error('The page for missing things failed.');
  return page;
}
