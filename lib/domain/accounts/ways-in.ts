import type { Transaction } from '@/lib/db/transaction';
import { takesPasskeys } from '../passkeys/relying-party';
import { lastWayIn } from '../provider-errors';
import { holdAccount } from './hold';
import { listWaysIn, findOnlyProvider } from './providers/find';

/**
 * Refuses to leave an account without a way in. To be asked after one was taken away, in the same transaction: what is
 * taken away at once from two sides waits for one another. Throws `lastWayIn`.
 */
export async function requireWayIn(tx: Transaction, accountKey: number): Promise<void> {
  await holdAccount(tx, accountKey);
  const providers = listWaysIn().map(({ id }) => id);
  const own = findOnlyProvider() === undefined;
  const found = await tx.account.findFirst({
    where: {
      key: accountKey,
      OR: [
        { externalLogins: { some: { provider: { in: providers } } } },
        ...(own ? [{ credentials: { some: {} } }] : []),
        ...(takesPasskeys() ? [{ passkeys: { some: {} } }] : []),
      ],
    },
    select: { key: true },
  });
  if (found === null) throw lastWayIn();
}
