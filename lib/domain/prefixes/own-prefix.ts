import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { type Actor, pusherOf } from '../actor';
import { prefixOfNobody, prefixOfOthers } from '../prefix-errors';
import { matchesId } from './verified';

type Matched = {
  value: string;
  exact: boolean;
  shared: boolean;
  /** Whether the account owns it that is to own the package. */
  own: boolean;
  owners: string[];
};

/**
 * Refuses a new ID under prefixes of which none is shared and none belongs to the very account that is to own the
 * package: one of them is enough. Throws `prefixOfOthers` or `prefixOfNobody`.
 */
export async function requireOwnPrefix(
  tx: Pick<Transaction, '$queryRaw'>,
  actor: Actor,
  { id, lowerId }: { id: string; lowerId: string },
): Promise<void> {
  if (actor.kind === 'system') return;
  const matched = await matchedBy(tx, lowerId, pusherOf(actor).ownerKey);
  if (matched.length === 0 || matched.some(({ shared, own }) => shared || own)) return;
  const held = matched.find(({ owners }) => owners.length > 0);
  const [first] = matched;
  if (held !== undefined) throw prefixOfOthers(id, held, held.owners);
  if (first !== undefined) throw prefixOfNobody(id, first);
}

/** What an ID matches, the narrowest first. */
const matchedBy = (tx: Pick<Transaction, '$queryRaw'>, lowerId: string, accountKey: number) =>
  tx.$queryRaw<Matched[]>`
    select prefix.value, prefix.exact, prefix.shared,
           exists (select from "PrefixOwner" holder
                   where holder."prefixKey" = prefix.key and holder."accountKey" = ${accountKey}) as own,
           array(select account.name from "PrefixOwner" holder
                 join "Account" account on account.key = holder."accountKey"
                 where holder."prefixKey" = prefix.key order by account.name) as owners
    from "ReservedPrefix" prefix
    where ${matchesId(Prisma.sql`${lowerId}::text`)}
    order by length(prefix."lowerValue") desc`;
