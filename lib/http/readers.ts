import { findSessionActor } from '@/lib/domain/accounts/sessions';
import type { Origin, UserActor } from '@/lib/domain/actor';
import { isVerificationKey } from '@/lib/domain/api-keys/verification';
import { DomainError } from '@/lib/domain/errors';
import { authenticateReader, requireReader } from '@/lib/domain/reading';
import { readersOnly } from '@/lib/domain/reading-errors';
import type { Credential } from './credentials';
import { toHttpError } from './errors';
import { openSessionToken } from './session-token';

/** What a credential proves, where a gallery is for its members. */
export type Proof =
  /**
   * Somebody who may read: by a key until it ends at the longest, by a session for as long as what is known of it holds,
   * since its end moves with its use.
   */
  | { kind: 'reader'; until: number }
  /** Somebody who is signed in and may not read now; what he can do about it is at the path. */
  | { kind: 'signedIn'; sentence: string; path: string }
  /** A key that is good, and may not read. */
  | { kind: 'otherKey'; sentence: string }
  | { kind: 'nobody'; sentence: string }
  /** It could not be found out, which is no fault of who asks. */
  | { kind: 'unknown'; status: number; sentence: string; retryAfterSeconds: number | undefined };

/** Finds out what a credential proves. */
export async function proveReader(credential: Credential, origin: Origin): Promise<Proof> {
  try {
    if (credential.kind === 'session') return await proveSession(credential.token, origin);
    return await proveKey(credential, origin);
  } catch (error) {
    const { status, message, retryAfterSeconds } = toHttpError(error);
    return { kind: 'unknown', status, sentence: message, retryAfterSeconds };
  }
}

async function proveSession(token: string, origin: Origin): Promise<Proof> {
  const id = await openSessionToken(token);
  const user = id === undefined ? undefined : await findSessionActor(id, origin);
  if (user === undefined) return { kind: 'nobody', sentence: readersOnly().message };
  const refusal = await refusalOf(requireReader(user));
  return refusal === undefined
    ? { kind: 'reader', until: Infinity }
    : { kind: 'signedIn', sentence: refusal.message, path: whereToMend(user) };
}

async function proveKey(
  credential: Exclude<Credential, { kind: 'session' }>,
  origin: Origin,
): Promise<Proof> {
  if (isVerificationKey(credential.secret)) return { kind: 'otherKey', sentence: readersOnly().message };
  let until = 0;
  const refusal = await refusalOf(
    authenticateReader(credential, origin).then(({ expiresAt }) => {
      until = expiresAt.getTime();
    }),
  );
  if (refusal === undefined) return { kind: 'reader', until };
  return { kind: refusal.code === 'invalidApiKey' ? 'nobody' : 'otherKey', sentence: refusal.message };
}

/** Why somebody may not; undefined when he may. */
async function refusalOf(asked: Promise<void>): Promise<DomainError | undefined> {
  try {
    await asked;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function whereToMend({ locked, lacksSecondFactor }: UserActor): string {
  if (locked) return '/account';
  return lacksSecondFactor ? '/account/security' : '/account/email';
}
