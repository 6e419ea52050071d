import type { IncomingMessage } from 'node:http';
import { apiKeyMissing } from '@/lib/domain/errors';
import { readersOnly } from '@/lib/domain/reading-errors';
import type { Proof } from '@/lib/http/readers';
import { withReturn } from '@/lib/http/return-path';
import type { ReadingRight } from './reading-rights';
import type { Refusal } from './refuse';

type Refused = Pick<IncomingMessage, 'method' | 'headers'> & { target: string };
/** A proof of somebody who may not read. */
export type Unfit = Exclude<Proof, { kind: 'reader' }>;

const longestReturn = 2_000;

/**
 * What somebody hears who may not read: browsers are led to where they sign in or to what they still have to do, and
 * everybody else is asked for credentials. Nothing in it depends on what is at the address.
 */
export function refuseReader(
  asker: Refused,
  right: ReadingRight,
  found: readonly Unfit[],
  hadSession: boolean,
): Refusal {
  const unknown = found.find((proof) => proof.kind === 'unknown');
  if (unknown !== undefined) return tellFailure(unknown);

  const signedIn = found.find((proof) => proof.kind === 'signedIn');
  const leads = right === 'keyHolders' ? undefined : waysOn(asker);
  if (leads !== undefined) {
    const location = signedIn?.path ?? signInPath(asker, hadSession);
    return { status: 303, sentence: signedIn?.sentence ?? readersOnly().message, headers: leads(location) };
  }
  if (signedIn !== undefined) return { status: 403, sentence: signedIn.sentence };
  const keyless = right === 'keyHolders' ? apiKeyMissing().message : undefined;
  return {
    status: 401,
    sentence: found[0]?.sentence ?? keyless ?? readersOnly().message,
    headers: {
      'WWW-Authenticate': `${right === 'keyHolders' || isPartOfPage(asker) ? 'ApiKey' : 'Basic'} realm="Lode"`,
    },
  };
}

function tellFailure({ status, sentence, retryAfterSeconds }: Extract<Unfit, { kind: 'unknown' }>): Refusal {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return { status, sentence, headers };
}

/** How a person in a browser is led on; undefined for a client, and for what a browser loads by itself. */
function waysOn({ headers }: Refused): ((location: string) => Record<string, string>) | undefined {
  // A form that a page's script sends follows this header of the application, and no redirect.
  if (headers['next-action'] !== undefined)
    return (location) => ({ 'x-action-redirect': `${location};push` });
  if (headers['rsc'] !== undefined || !/\btext\/html\b/.test(headers.accept ?? '')) return undefined;
  return (location) => ({ Location: location });
}

function signInPath({ target }: Refused, hadSession: boolean): string {
  const path = withReturn('/sign-in', target.length > longestReturn ? undefined : target);
  return hadSession && path.includes('?') ? `${path}&ended` : path;
}

/** Whether a browser loads it for a page, which would make it ask for a password in a window of its own. */
const isPartOfPage = ({ headers }: Refused): boolean =>
  headers['rsc'] !== undefined ||
  (headers['sec-fetch-mode'] !== undefined && headers['sec-fetch-mode'] !== 'navigate') ||
  /^image\//.test(headers.accept ?? '');
