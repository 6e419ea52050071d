import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { hashOf } from '@/lib/storage/paths';
import { asksForAvatars } from '../accounts/avatar';
import { findConfirmedAddress } from '../accounts/find';
import type { Actor } from '../actor';
import { mayDoAsMember } from '../permissions';
import { shownPage } from '../paging';
import { findOrganizationFor } from './find';
import { type MemberRole, type Standing, type Unmet, unmetSql } from './standing';

export type ListedMember = {
  name: string;
  /** What people call it; empty: its name. */
  displayName: string;
  /** The hash of the picture; undefined: one is made of the name. */
  picture: string | undefined;
  /** Whether an outside service is asked for one instead. */
  hasAvatar: boolean;
  role: MemberRole;
  since: Date;
  secondFactor: boolean;
  /** What the organization asks and the member lacks. */
  unmet: Unmet[];
  /** When this member last did something that stands in the organization's record. */
  lastActAt: Date | null;
};

export type MemberPage = {
  organization: {
    name: string;
    /** Whether it has proved its address: until then it invites nobody. */
    confirmed: boolean;
  };
  members: ListedMember[];
  /** How many were found. */
  total: number;
  page: number;
  pages: number;
  /** Whether the actor may invite and remove, and change roles. */
  mayManage: boolean;
  /** Nothing for an administrator of the gallery who is no member. */
  own: { name: string; role: MemberRole; unmet: Unmet[] } | undefined;
};

const perPage = 50;

/** Who belongs to an organization, administrators first, fifty a page; those with a text in a name, if one is given. */
export async function listMembers(
  actor: Actor,
  organizationName: string,
  { page = 1, text = '' }: { page?: number; text?: string } = {},
): Promise<MemberPage> {
  const { key, name, standing } = await findOrganizationFor(actor, organizationName, 'view');
  const which = Prisma.sql`membership."organizationKey" = ${key} ${named(text.trim())}`;
  const total = await count(which);
  const { skip, ...shown } = shownPage(page, total, perPage);
  const rows = await read(key, which, skip);
  return {
    organization: { name, confirmed: (await findConfirmedAddress(key)) !== undefined },
    members: rows.map(({ picture, ...row }) => ({
      ...row,
      picture: picture === null ? undefined : hashOf(picture),
      hasAvatar: picture === null && asksForAvatars(),
    })),
    total,
    ...shown,
    mayManage: mayDoAsMember(actor, 'manageMembers', standing),
    own: standing && actor.kind === 'user' ? { ...pick(standing), name: actor.name } : undefined,
  };
}

const pick = ({ role, unmet }: Standing) => ({ role, unmet });

/** Looked up row by row: who belongs to an organization is read by an index, however many others the gallery has. */
const lowerNameSql = Prisma.sql`(select member."lowerName" from "Account" member where member.key = membership."memberKey")`;

function named(text: string): Prisma.Sql {
  if (text === '') return Prisma.empty;
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`and (
    select member."lowerName" like ${pattern} or lower(member."displayName") like ${pattern}
    from "Account" member where member.key = membership."memberKey")`;
}

async function count(which: Prisma.Sql): Promise<number> {
  const [found] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "Membership" membership where ${which}`;
  return found?.count ?? 0;
}

type Row = Omit<ListedMember, 'picture' | 'hasAvatar'> & { picture: string | null };

/** What is looked up for each member is looked up for those of the page alone, each by the end of an index. */
const read = (organizationKey: number, which: Prisma.Sql, skip: number) => db().$queryRaw<Row[]>`
  with page as (
    select membership."memberKey", membership.role, membership."createdAt", ${lowerNameSql} as "lowerName"
    from "Membership" membership
    where ${which}
    order by membership.role desc, "lowerName" limit ${perPage} offset ${skip})
  select member.name, member."displayName", member.picture, page.role::text as role, page."createdAt" as since,
         member."secondFactor", ${unmetSql} as unmet,
         (select max(record.at) from "AuditRecord" record
          where record."organizationKey" = ${organizationKey} and record."actorKey" = member.key) as "lastActAt"
  from page
  join "Account" member on member.key = page."memberKey"
  left join "OrganizationPolicy" policy on policy."organizationKey" = ${organizationKey}
  order by page.role desc, page."lowerName"`;
