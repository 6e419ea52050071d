import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { type AuditAction, recordAll } from '../audit';
import { mailWithdrawn } from './requests/mails';
import { isOpen, recordRequest, type RequestRow } from './requests/request';

/** The prefixes that some accounts own and nobody else, by their values: nobody holds them once those are gone. */
export async function listHeldAlone(accountKeys: readonly number[]): Promise<string[]> {
  const keys = [...accountKeys];
  const found = await db().$queryRaw<{ value: string }[]>`
    select prefix.value from "ReservedPrefix" prefix
    where prefix.key in (select holder."prefixKey" from "PrefixOwner" holder where holder."accountKey" = any(${keys}::int[]))
      and not exists (select from "PrefixOwner" other
                      where other."prefixKey" = prefix.key and other."accountKey" <> all(${keys}::int[]))
    order by prefix."lowerValue"`;
  return found.map(({ value }) => value);
}

/**
 * Takes from accounts that are being deleted the prefixes that they own, which stay reserved, and what they asked for.
 * Their packages have been left before, so that no mark depends on it any more.
 */
export async function leavePrefixes(
  tx: Transaction,
  actor: Actor,
  accountKeys: readonly number[],
): Promise<void> {
  const keys = [...accountKeys];
  const left = await tx.$queryRaw<Left[]>`
    with gone as (
      delete from "PrefixOwner" where "accountKey" = any(${keys}::int[]) returning "prefixKey", "accountKey")
    select prefix.value, gone."accountKey", account.kind = 'organization' as organization
    from gone
    join "ReservedPrefix" prefix on prefix.key = gone."prefixKey"
    join "Account" account on account.key = gone."accountKey"
    order by prefix."lowerValue"`;
  await recordLeft(tx, actor, 'prefix.removeOwner', left);
  await leaveRequests(tx, actor, keys);
}

type Left = { value: string; accountKey: number; organization: boolean };

type LeftRequest = Pick<
  RequestRow,
  'key' | 'value' | 'lowerValue' | 'exact' | 'status' | 'ownerKey' | 'ownerName' | 'ownerKind'
>;

/** What was asked for in another's name stays, without whose words they are. Who decides is told of what waited. */
async function leaveRequests(tx: Transaction, actor: Actor, keys: number[]): Promise<void> {
  const left = await tx.$queryRaw<LeftRequest[]>`
    with gone as (delete from "PrefixRequest" where "ownerKey" = any(${keys}::int[]) returning *)
    select gone.key, gone.value, gone."lowerValue", gone.exact, gone.status::text as status, gone."ownerKey",
           account.name as "ownerName", account.kind::text as "ownerKind"
    from gone join "Account" account on account.key = gone."ownerKey" order by gone.key`;
  for (const request of left.filter(isOpen)) {
    await recordRequest(tx, actor, 'prefix.withdraw', request);
    await mailWithdrawn(tx, request, request.ownerName);
  }
  const theirs = { in: keys };
  await tx.prefixRequest.updateMany({ where: { requesterKey: theirs }, data: { requesterKey: null } });
  await tx.prefixRequest.updateMany({ where: { deciderKey: theirs }, data: { deciderKey: null } });
  await tx.prefixRequestMessage.updateMany({ where: { authorKey: theirs }, data: { authorKey: null } });
}

const recordLeft = (tx: Transaction, actor: Actor, act: AuditAction, left: readonly Left[]) =>
  recordAll(
    tx,
    actor,
    act,
    left.map(({ value, accountKey, organization }) => ({
      subject: value,
      accountKey,
      ...(organization && { organizationKey: accountKey }),
    })),
  );
