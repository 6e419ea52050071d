import CachePolicy from 'http-cache-semantics';
import type { AnswerHead } from './application-response';
import { readNotes } from './answer-notes';

/**
 * How many milliseconds an answer may be kept for everybody, 0 when not at all, as RFC 9111 says for a shared cache.
 * `Surrogate-Control` speaks to us alone, so it decides before `Cache-Control`; `private` and `no-store` still forbid.
 */
export function keepMilliseconds(url: string, { status, headers }: AnswerHead): number {
  if (headers['set-cookie'] !== undefined || status === 206) return 0;

  const { surrogateControl } = readNotes(headers);
  const cacheControl = [headers['cache-control'], sharedAge(surrogateControl)].filter(Boolean).join(', ');
  if (!/(?:max-age|s-maxage)=/.test(cacheControl)) return 0;

  const policy = new CachePolicy(
    // What the application was asked holds nothing of the client's, so no header of it can matter.
    { url, method: 'GET', headers: {} },
    { status, headers: { 'cache-control': cacheControl, ...variance(headers.vary) } },
    { shared: true, cacheHeuristic: 0 },
  );
  return policy.storable() ? Math.max(0, policy.maxAge()) * 1_000 : 0;
}

function sharedAge(surrogateControl: string | undefined): string | undefined {
  const seconds = /(?:^|[\s,])max-age=(\d+)/.exec(surrogateControl ?? '')?.[1];
  return seconds === undefined ? undefined : `s-maxage=${seconds}`;
}

function variance(vary: AnswerHead['headers'][string]): Record<string, string> {
  return String(vary ?? '').trim() === '*' ? { vary: '*' } : {};
}
