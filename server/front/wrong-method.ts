import { type Application, askApplication } from './application';
import { neutralHeaders, type Vouched } from './application-headers';
import type { AnswerHead } from './application-response';
import { createCapture } from './capture';
import type { Refusal } from './refuse';

/** Whether the application refused the method of a request and left the words to us. */
export const refusesMethod = ({ status, headers }: AnswerHead): boolean =>
  status === 405 && headers['content-type'] === undefined;

/** Says which methods an address takes, as a 405 has to (RFC 9110 section 15.5.6): the application knows them. */
export async function methodRefusal(
  application: Application,
  target: string,
  vouched: Vouched,
): Promise<Refusal> {
  const { outlet, answer } = createCapture();
  askApplication(
    application,
    { method: 'OPTIONS', url: target, headers: neutralHeaders(vouched) },
    outlet,
    () => undefined,
  );
  const { headers } = await answer;
  const allow = headers.allow ?? 'GET, HEAD';
  return { status: 405, sentence: `This address takes only ${allow}.`, headers: { Allow: allow } };
}
