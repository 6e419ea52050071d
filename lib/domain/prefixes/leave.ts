import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { recordAll } from '../audit';

/**
 * Takes from accounts that are being deleted the prefixes that they own, which stay reserved. Their packages have been
 * left before, so that no mark depends on it any more.
 */
export async function leavePrefixes(
  tx: Transaction,
  actor: Actor,
  accountKeys: readonly number[],
): Promise<void> {
  const left = await tx.$queryRaw<{ value: string; accountKey: number; organization: boolean }[]>`
    with gone as (
      delete from "PrefixOwner" where "accountKey" = any(${[...accountKeys]}::int[])
      returning "prefixKey", "accountKey")
    select prefix.value, gone."accountKey", account.kind = 'organization' as organization
    from gone
    join "ReservedPrefix" prefix on prefix.key = gone."prefixKey"
    join "Account" account on account.key = gone."accountKey"
    order by prefix."lowerValue"`;
  await recordAll(
    tx,
    actor,
    'prefix.removeOwner',
    left.map(({ value, accountKey, organization }) => ({
      subject: value,
      accountKey,
      ...(organization && { organizationKey: accountKey }),
    })),
  );
}
