import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { lowerId } from '@/lib/nuget/id';
import { type Actor, mayAdminister } from '../../actor';
import { unmetSql } from '../../organizations/standing';
import { mayDoToAccount } from '../../permissions';
import type { Holder } from '../holders';
import { listParents } from '../insert';

/**
 * Who decides on a request: the owners of the narrowest prefix around it that has some who can, or else the
 * administrators.
 */
export type Deciders = {
  /** The prefix around it whose owners decide; none: the gallery's administrators do. */
  parent: string | undefined;
  accounts: Decider[];
};

/** An account that decides, and since when. */
type Decider = Holder & { since: Date };

type Reader = Pick<Transaction, '$queryRaw'>;

export async function findDeciders(tx: Reader, lowerValue: string): Promise<Deciders> {
  for (const { key, value } of await listParents(tx, lowerValue)) {
    const accounts = await holdersOf(tx, key);
    if (accounts.length > 0) return { parent: value, accounts };
  }
  return { parent: undefined, accounts: await listAdministrators(tx) };
}

/** Whether somebody decides: he himself, or as an administrator of an organization that does. */
export async function mayDecide(tx: Reader, actor: Actor, { parent, accounts }: Deciders): Promise<boolean> {
  if (parent === undefined) return mayAdminister(actor);
  return speaksFor(tx, actor, accounts);
}

async function speaksFor(tx: Reader, actor: Actor, accounts: readonly { key: number }[]): Promise<boolean> {
  for (const { key } of accounts) if (await mayDoToAccount(tx, actor, 'manage', key)) return true;
  return false;
}

type Decision = {
  /** The prefix whose owners decided; none: the administrators did. */
  under: string | null;
  at: Date;
};

/**
 * Whether somebody is of those who decided: the prefix by which they did was his then and still is, or else he is an
 * administrator. What is reserved around it since changes nothing.
 */
export async function hasDecided(tx: Reader, actor: Actor, { under, at }: Decision): Promise<boolean> {
  if (under === null) return mayAdminister(actor);
  const holders = await tx.$queryRaw<{ key: number }[]>`
    select holder."accountKey" as key
    from "ReservedPrefix" prefix join "PrefixOwner" holder on holder."prefixKey" = prefix.key
    where prefix."lowerValue" = ${lowerId(under)} and holder."createdAt" <= ${at}`;
  return speaksFor(tx, actor, holders);
}

/** Those who decided by then: what was written before to others is not for who came later. */
export const decidersAt = ({ parent, accounts }: Deciders, at: Date): Deciders => ({
  parent,
  accounts: accounts.filter(({ since }) => since <= at),
});

const holdersOf = (tx: Reader, prefixKey: number) =>
  tx.$queryRaw<Decider[]>`
    select account.key, account.name, account.kind::text as kind, holder."createdAt" as since
    from "PrefixOwner" holder join "Account" account on account.key = holder."accountKey"
    where holder."prefixKey" = ${prefixKey} and ${canDecide} order by account.key`;

/** Whether a person may act at all: he is not locked, and has proved an address. */
const canAct = (person: Prisma.Sql) => Prisma.sql`(
  ${person}."lockedAt" is null and exists (
    select from "EmailAddress" address
    where address."accountKey" = ${person}.key and address."confirmedAddress" is not null))`;

/**
 * Whether an `account` can: a person who may act, or an organization that is not locked and has an administrator who may
 * and meets what it asks.
 */
export const canDecide = Prisma.sql`case account.kind
  when 'user' then ${canAct(Prisma.sql`account`)}
  else account."lockedAt" is null and exists (
    select from "Membership" membership
    join "Account" member on member.key = membership."memberKey"
    left join "OrganizationPolicy" policy on policy."organizationKey" = membership."organizationKey"
    where membership."organizationKey" = account.key and membership.role = 'administrator'
      and ${canAct(Prisma.sql`member`)} and cardinality(${unmetSql}) = 0) end`;

const listAdministrators = (tx: Reader) =>
  tx.$queryRaw<Decider[]>`
    select key, name, kind::text as kind, "createdAt" as since from "Account"
    where admin and "deletedAt" is null and "lockedAt" is null order by key`;
