import type { ErrorCode } from '@/lib/domain/errors';
import { asRefusal } from '@/lib/domain/refusal';
import { log } from '@/lib/log/log';

export type HttpError = {
  status: number;
  code: string;
  message: string;
  /** After how long the same may be asked again. */
  retryAfterSeconds?: number | undefined;
};

const statuses: Record<ErrorCode, number> = {
  unauthenticated: 401,
  invalidApiKey: 403,
  pushForbidden: 401,
  forbidden: 403,
  notFound: 404,
  invalid: 400,
  invalidPackage: 400,
  conflict: 409,
  tooLarge: 413,
  tooManyTries: 429,
  storageFull: 507,
  busy: 503,
  proofNeeded: 403,
};

/** What is told of an error: a refusal as it is, anything unexpected only that it happened. It is logged here. */
export function toHttpError(error: unknown): HttpError {
  const refused = asRefusal(error);
  if (refused === undefined) {
    log.error('A request failed unexpectedly', { error });
    return { status: 500, code: 'unexpected', message: 'Something went wrong on the gallery. Try again.' };
  }
  if (refused.code === 'busy') log.warn('A request failed because the database is busy', { error });
  const { code, message, retryAfterSeconds } = refused;
  return { status: statuses[code], code, message, retryAfterSeconds };
}
