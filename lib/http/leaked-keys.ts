import { z } from 'zod';
import type { Actor } from '@/lib/domain/actor';
import { checkSecrets, type Leak, reportLeaks } from '@/lib/domain/api-keys/leaks';
import { invalidField } from '@/lib/domain/errors';
import { readBoundedBody } from './bounded-body';
import { originOf } from './origin';

const mostBytes = 256 * 1024;
const mostAtOnce = 200;

/** What a scanner found, as scanners tell one another: more fields than these are left alone. */
const Found = z.object({ token: z.string().max(1_000), url: z.string().nullish() });
const Report = z.union([Found.transform((one) => [one]), z.array(Found).max(mostAtOnce)]);

/** How to know a key of this gallery when one sees it, and where to tell. */
export const keyForm = {
  pattern: 'lode_[0-9A-Za-z]{49}',
  checksum:
    'The last six characters are the CRC-32 of all before them, in base 62 (0-9, A-Z, a-z), padded by zeros.',
  report:
    'POST [{"token": "…", "url": "…"}] here: a key that is good is revoked, and its maker is told where.',
  check: 'POST the same to /api/leaked-keys/check: whether each key is good now; nothing is done to it.',
} as const;

/** Revokes the keys that a scanner found, and says what became of each, in their order. */
export async function takeLeakReport(request: Request): Promise<Response> {
  const leaks = await readReport(request);
  const outcomes = await reportLeaks(somebody(request), leaks);
  return answer(outcomes.map((result) => ({ result })));
}

/** Says of each key that a scanner found whether it is good now. */
export async function takeLeakCheck(request: Request): Promise<Response> {
  const leaks = await readReport(request);
  const good = await checkSecrets(
    somebody(request),
    leaks.map(({ secret }) => secret),
  );
  return answer(good.map((active) => ({ active })));
}

const answer = (results: readonly object[]) =>
  Response.json(results, { headers: { 'cache-control': 'no-store' } });

const somebody = (request: Request): Actor => ({ kind: 'anonymous', origin: originOf(request.headers) });

async function readReport(request: Request): Promise<Leak[]> {
  const body = await readBoundedBody(request, mostBytes);
  const report = Report.safeParse(parseJson(body.toString('utf8')));
  if (!report.success) {
    throw invalidField(
      'body',
      `Send a JSON array of at most ${mostAtOnce} objects, each with a "token", and the "url" where it was found.`,
    );
  }
  return report.data.map(({ token, url }) => ({ secret: token.trim(), url: url ?? undefined }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
