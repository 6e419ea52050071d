import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Actor, mayAdminister, requireUser, type UserActor } from '../../actor';
import { standingsOf } from '../../organizations/standing';
import { mayDoAsMember } from '../../permissions';
import { canDecide } from './deciders';
import type { RequestStatus } from './request';

export type ListedRequest = {
  key: number;
  value: string;
  exact: boolean;
  status: RequestStatus;
  owner: string;
  createdAt: Date;
};

const mostListed = 100;

/** The accounts for which somebody asks and decides: himself, and the organizations that he administers. */
async function accountsOf(actor: UserActor): Promise<number[]> {
  const standings = await standingsOf(db(), actor.accountKey);
  const managed = standings.filter((standing) => mayDoAsMember(actor, 'manage', standing));
  return [actor.accountKey, ...managed.map(({ organizationKey }) => organizationKey)];
}

/** The organizations in whose name somebody may ask for a prefix, by their names. */
export async function listAskingOrganizations(actor: Actor): Promise<string[]> {
  const user = requireUser(actor);
  const standings = await standingsOf(db(), user.accountKey);
  return standings
    .filter((standing) => standing.confirmed && mayDoAsMember(user, 'manage', standing))
    .map(({ name }) => name);
}

/** What was asked for in the name of somebody and his organizations: the newest first, as many as can be looked through. */
export async function listOwnRequests(actor: Actor): Promise<ListedRequest[]> {
  const accounts = await accountsOf(requireUser(actor));
  return db().$queryRaw<ListedRequest[]>`
    select request.key, request.value, request.exact, request.status::text as status, request."createdAt",
           (select owner.name from "Account" owner where owner.key = request."ownerKey") as owner
    from "PrefixRequest" request
    where request."ownerKey" = any(${accounts}::int[])
    order by request.key desc limit ${mostListed}`;
}

/** What waits for a decision of somebody: under prefixes that he owns, and of an administrator the rest. Oldest first. */
export async function listRequestsToDecide(actor: Actor): Promise<ListedRequest[]> {
  const accounts = await accountsOf(requireUser(actor));
  const owned = Prisma.sql`exists (
    select from "PrefixOwner" holder
    where holder."prefixKey" = prefix.key and holder."accountKey" = any(${accounts}::int[]))`;
  return db().$queryRaw<ListedRequest[]>`
    select request.key, request.value, request.exact, request.status::text as status, request."createdAt",
           (select owner.name from "Account" owner where owner.key = request."ownerKey") as owner
    from "PrefixRequest" request
    left join lateral (
      select prefix.key, ${owned} as own from "ReservedPrefix" prefix
      where not prefix.exact and prefix."lowerValue" <> request."lowerValue"
        and prefix."lowerValue" = any(array(
          select left(request."lowerValue", length)
          from generate_series(1, length(request."lowerValue")) length) collate "C")
        and exists (
          select from "PrefixOwner" holder join "Account" account on account.key = holder."accountKey"
          where holder."prefixKey" = prefix.key and ${canDecide})
      order by length(prefix."lowerValue") desc limit 1) parent on true
    where request.status in ('submitted', 'questioned')
      and (parent.own or (parent.key is null and ${mayAdminister(actor)}))
    order by request.key limit ${mostListed}`;
}
