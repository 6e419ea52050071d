import { frontHeaders } from '@/lib/http/front-headers';
import { loadMail } from '../load';

type Context = RouteContext<'/admin/mail/[key]/html'>;

/** The HTML part of a mail, as a program for mail shows it: for the frame of the mail's own page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { html } = await loadMail((await params).key);
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', [frontHeaders.framed]: 'true' },
  });
}
