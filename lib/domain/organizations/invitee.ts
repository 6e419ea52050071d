import type { Transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import { inviteeIsOrganization, inviteeUnconfirmed, inviteeUnknown } from '../member-errors';

export type Person = { key: number; name: string };

/** Somebody who can be a member. Throws `inviteeUnknown`, `inviteeIsOrganization` and `inviteeUnconfirmed`. */
export async function getPerson(tx: Pick<Transaction, 'account'>, name: string): Promise<Person> {
  const found = await tx.account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: {
      key: true,
      name: true,
      kind: true,
      _count: { select: { addresses: { where: { confirmedAddress: { not: null } } } } },
    },
  });
  if (found === null) throw inviteeUnknown(name);
  if (found.kind === 'organization') throw inviteeIsOrganization(found.name);
  if (found._count.addresses === 0) throw inviteeUnconfirmed(found.name);
  return { key: found.key, name: found.name };
}
