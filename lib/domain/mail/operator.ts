import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';

/** Who is told what concerns the gallery: the operator's address, or else those of all administrators. */
export async function listOperatorAddresses(tx: Pick<Transaction, 'emailAddress'>): Promise<string[]> {
  const { OPERATOR_EMAIL: operator } = env();
  if (operator !== undefined) return [operator];
  const found = await tx.emailAddress.findMany({
    where: {
      confirmedAddress: { not: null },
      account: { kind: 'user', admin: true, deletedAt: null, lockedAt: null },
    },
    orderBy: { key: 'asc' },
    select: { address: true },
  });
  return found.map(({ address }) => address);
}
