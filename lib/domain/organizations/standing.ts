import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';

export type MemberRole = 'administrator' | 'collaborator';

/** What an organization asks of its members, and one of them lacks. */
export type Unmet = 'secondFactor' | 'provider' | 'addressDomain';

/** What somebody is to an organization. */
export type Standing = {
  organizationKey: number;
  /** The organization's name. */
  name: string;
  role: MemberRole;
  /** Whether the organization has proved its address: until then nothing is done in its name. */
  confirmed: boolean;
  locked: boolean;
  /** Nothing, where the person meets what the organization asks. */
  unmet: Unmet[];
  newIdsByAdministratorsOnly: boolean;
  /** The longest life of API keys in its name; null: as long as the gallery allows. */
  keyMaxDays: number | null;
};

type Reader = Pick<Transaction, '$queryRaw'>;

/** Whether a member lacks what the policy of his organization asks, of rows called `member` and `policy`. */
const lacks = {
  secondFactor: Prisma.sql`(policy."secondFactor" and not member."secondFactor")`,
  provider: Prisma.sql`(policy.provider is not null and not exists (
    select from "ExternalLogin" login
    where login."accountKey" = member.key and login.provider = policy.provider))`,
  addressDomain: Prisma.sql`(policy."addressDomain" is not null and not exists (
    select from "EmailAddress" own
    where own."accountKey" = member.key and split_part(own."confirmedAddress", '@', 2) = policy."addressDomain"))`,
} satisfies Record<Unmet, Prisma.Sql>;

/** The demands that a member does not meet, as an array of texts, of rows called `member` and `policy`. */
export const unmetSql = Prisma.sql`array_remove(array[
  case when ${lacks.secondFactor} then 'secondFactor' end,
  case when ${lacks.provider} then 'provider' end,
  case when ${lacks.addressDomain} then 'addressDomain' end], null)`;

/** What somebody is to all organizations of which he is a member, or to those of them that are named; by name. */
export async function standingsOf(
  tx: Reader,
  memberKey: number,
  organizationKeys?: readonly number[],
): Promise<Standing[]> {
  const named =
    organizationKeys === undefined
      ? Prisma.empty
      : Prisma.sql`and organization.key = any(${[...organizationKeys]}::int[])`;
  return tx.$queryRaw<Standing[]>`
    select organization.key as "organizationKey", organization.name, membership.role::text as role,
           exists (select from "EmailAddress" address
                   where address."accountKey" = organization.key
                     and address."confirmedAddress" is not null) as confirmed,
           organization."lockedAt" is not null as locked,
           ${unmetSql} as unmet,
           coalesce(policy."newIdsByAdministratorsOnly", false) as "newIdsByAdministratorsOnly",
           policy."keyMaxDays"
    from "Membership" membership
    join "Account" organization on organization.key = membership."organizationKey"
    join "Account" member on member.key = membership."memberKey"
    left join "OrganizationPolicy" policy on policy."organizationKey" = organization.key
    where membership."memberKey" = ${memberKey} and organization."deletedAt" is null ${named}
    order by organization."lowerName"`;
}

/** What somebody is to one organization; undefined when he is no member. */
export async function findStanding(
  tx: Reader,
  memberKey: number,
  organizationKey: number,
): Promise<Standing | undefined> {
  const [found] = await standingsOf(tx, memberKey, [organizationKey]);
  return found;
}

/** What an organization asks of its members and somebody lacks, whether or not he is one. */
export async function findUnmet(tx: Reader, personKey: number, organizationKey: number): Promise<Unmet[]> {
  const [found] = await tx.$queryRaw<{ unmet: Unmet[] }[]>`
    select ${unmetSql} as unmet
    from "Account" member join "OrganizationPolicy" policy on policy."organizationKey" = ${organizationKey}
    where member.key = ${personKey}`;
  return found?.unmet ?? [];
}

/** The higher of two roles. */
export const higherRole = (one: MemberRole, other: MemberRole): MemberRole =>
  one === 'administrator' ? one : other;

/** Whether a member's role is this one or the higher one. */
export const holdsRole = ({ role }: Pick<Standing, 'role'>, least: MemberRole): boolean =>
  role === 'administrator' || role === least;

/** Whether a member may act in the organization's name now, in this role at least. */
export const mayActFor = (standing: Standing, least: MemberRole = 'collaborator'): boolean =>
  standing.confirmed && !standing.locked && standing.unmet.length === 0 && holdsRole(standing, least);

/** Whether a member who may act in the organization's name may create package IDs in it. */
export const mayCreateIds = (standing: Standing): boolean =>
  !standing.newIdsByAdministratorsOnly || standing.role === 'administrator';
