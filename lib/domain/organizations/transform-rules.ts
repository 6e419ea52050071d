import type { Transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import {
  administratorByAddress,
  administratorIsItself,
  administratorIsOrganization,
  administratorLocked,
  administratorUnconfirmed,
  administratorUnknown,
  type Hindrance,
} from '../transform-errors';

type Reader = Pick<Transaction, '$queryRaw'>;

/** What keeps an account from becoming an organization; nothing when it may. In one statement, of one moment. */
export async function listHindrances(tx: Reader, accountKey: number): Promise<Hindrance[]> {
  const [found] = await tx.$queryRaw<{ hindrances: Hindrance[] }[]>`
    select array_remove(array[
      case when account.kind = 'organization' then 'organization' end,
      case when not exists (select from "EmailAddress" address where address."accountKey" = account.key
                            and address."confirmedAddress" is not null) then 'unconfirmed' end,
      case when account."lockedAt" is not null then 'locked' end,
      case when account.admin and not exists (
             select from "Account" other where other.admin and other.key <> account.key
             and other."deletedAt" is null and other."lockedAt" is null) then 'lastAdministrator'
           when account.admin then 'administrator' end,
      case when exists (select from "Membership" membership
                        where membership."memberKey" = account.key) then 'member' end,
      case when exists (select from "MembershipInvitation" invitation
                        where invitation."inviteeKey" = account.key
                        and invitation."expiresAt" > now()) then 'invited' end], null) as hindrances
    from "Account" account where account.key = ${accountKey}`;
  return found?.hindrances ?? [];
}

export type FutureAdministrator = { key: number; name: string };

/** The account that is named as the future administrator. Throws what is wrong with the name. */
export async function getFutureAdministrator(
  tx: Pick<Transaction, 'account'>,
  accountKey: number,
  text: string,
): Promise<FutureAdministrator> {
  const name = text.trim();
  if (name.includes('@')) throw administratorByAddress();
  const found = await tx.account.findUnique({
    where: { lowerName: lowerName(name), deletedAt: null },
    select: {
      key: true,
      name: true,
      kind: true,
      lockedAt: true,
      addresses: { where: { confirmedAddress: { not: null } }, select: { key: true }, take: 1 },
    },
  });
  if (found === null) throw administratorUnknown(name);
  if (found.key === accountKey) throw administratorIsItself();
  if (found.kind === 'organization') throw administratorIsOrganization(found.name);
  if (found.addresses.length === 0) throw administratorUnconfirmed(found.name);
  if (found.lockedAt !== null) throw administratorLocked(found.name);
  return { key: found.key, name: found.name };
}
