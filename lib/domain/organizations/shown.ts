import { db } from '@/lib/db/client';
import { hashOf } from '@/lib/storage/paths';
import { lowerName } from '../accounts/names';
import { type Actor, mayAdminister } from '../actor';
import { mayDoAsMember } from '../permissions';
import { findStanding } from './standing';

export type ShownAccount = {
  name: string;
  displayName: string;
  /** The hash of its picture. */
  picture: string | undefined;
};

/** What a profile tells of who belongs together. */
export type Belonging = {
  /** Of a person: the organizations that he shows. Of an organization: the members whom the reader may know. */
  accounts: ShownAccount[];
  /** Whether there are more of them. */
  more: boolean;
  /** How many members an organization has of each role, for those who may know. */
  counts: { administrators: number; collaborators: number } | undefined;
};

const mostShown = 60;

type Row = { name: string; displayName: string; picture: string | null };

/**
 * Who belongs to an account, as far as the reader may know: an organization's members and the administrators of the
 * gallery see all its members, everybody else those who show it themselves. Nothing of an account that is not there.
 */
export async function getBelonging(actor: Actor, name: string): Promise<Belonging> {
  const account = await db().account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: { key: true, kind: true },
  });
  if (account === null) return { accounts: [], more: false, counts: undefined };
  if (account.kind === 'user') return { ...(await listShownOrganizations(account.key)), counts: undefined };
  const all = await maySeeMembers(actor, account.key);
  const members = await listMembers(account.key, all);
  return { ...members, counts: all ? await countMembers(account.key) : undefined };
}

async function maySeeMembers(actor: Actor, organizationKey: number): Promise<boolean> {
  if (actor.kind !== 'user' || actor.lacksSecondFactor) return false;
  if (mayAdminister(actor)) return true;
  return mayDoAsMember(actor, 'view', await findStanding(db(), actor.accountKey, organizationKey));
}

async function listMembers(organizationKey: number, all: boolean) {
  return toShown(
    await db().$queryRaw<Row[]>`
      select member.name, member."displayName", member.picture
      from "Membership" membership join "Account" member on member.key = membership."memberKey"
      where membership."organizationKey" = ${organizationKey} and member."deletedAt" is null
        and (${all} or membership.shown)
      order by member."lowerName" limit ${mostShown + 1}`,
  );
}

async function listShownOrganizations(memberKey: number) {
  return toShown(
    await db().$queryRaw<Row[]>`
      select organization.name, organization."displayName", organization.picture
      from "Membership" membership
      join "Account" organization on organization.key = membership."organizationKey"
      where membership."memberKey" = ${memberKey} and membership.shown and organization."deletedAt" is null
      order by organization."lowerName" limit ${mostShown + 1}`,
  );
}

const toShown = (rows: readonly Row[]) => ({
  accounts: rows.slice(0, mostShown).map(({ picture, ...row }) => ({
    ...row,
    picture: picture === null ? undefined : hashOf(picture),
  })),
  more: rows.length > mostShown,
});

async function countMembers(organizationKey: number) {
  const administrators = await db().membership.count({ where: { organizationKey, role: 'administrator' } });
  const members = await db().membership.count({ where: { organizationKey } });
  return { administrators, collaborators: members - administrators };
}
