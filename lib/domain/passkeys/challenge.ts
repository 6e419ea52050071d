import { z } from 'zod';
import { transaction } from '@/lib/db/transaction';
import { signInOver } from '../account-errors';
import { beginPending, endPending, getPending } from '../accounts/pending';
import { takeTry } from '../rate-limit';

/** What somebody asks a passkey for: what it signed for one thing is not taken for another. */
type Purpose = 'add' | 'signIn' | 'secondFactor' | 'prove';

/** For whom: nobody yet while he signs in by passkey alone. */
type Asked = { purpose: Purpose; accountKey: number | undefined };

/** Each is a row until it is over. */
const ofAccount = { most: 100, perSeconds: 600 };

/**
 * Keeps what a passkey has to sign within ten minutes. Gives the id by which the answer finds it. Throws `tooManyTries`.
 */
export async function keepChallenge(challenge: string, { purpose, accountKey }: Asked): Promise<string> {
  if (accountKey !== undefined) await takeTry(`passkey:account:${accountKey}`, ofAccount);
  return transaction((tx) =>
    beginPending(tx, {
      kind: 'passkey',
      challenge,
      details: { purpose },
      ...(accountKey !== undefined && { accountKey }),
    }),
  );
}

/** What had to be signed, for one answer, whatever comes of it. Throws `signInOver`. */
export async function takeChallenge(id: string, { purpose, accountKey }: Asked): Promise<string> {
  const pending = await getPending(id, 'passkey');
  const { success } = z.object({ purpose: z.literal(purpose) }).safeParse(pending.details);
  if (!success || pending.accountKey !== (accountKey ?? null)) throw signInOver();
  await transaction((tx) => endPending(tx, pending));
  return pending.challenge;
}
