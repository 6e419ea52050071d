import { db } from '@/lib/db/client';
import type { Actor } from '../actor';
import { shownPage } from '../paging';
import { findOrganizationFor } from './find';
import { type MemberRole, type Unmet, unmetSql } from './standing';
import { Prisma } from '@/lib/db/generated/client';

export type UnmetMember = { name: string; role: MemberRole; unmet: Unmet[] };

export type UnmetPage = { members: UnmetMember[]; total: number; page: number; pages: number };

const perPage = 50;

/**
 * The members who do not meet what their organization asks now, by name, fifty a page, for those who manage its members.
 * A page that is not there is the last one.
 */
export async function listUnmetMembers(actor: Actor, name: string, asked: number): Promise<UnmetPage> {
  const { key } = await findOrganizationFor(actor, name, 'manageMembers');
  const [count] = await db().$queryRaw<{ total: number }[]>`select count(*)::int as total ${unmetOf(key)}`;
  const total = count?.total ?? 0;
  const { skip, ...shown } = shownPage(asked, total, perPage);
  const members = await db().$queryRaw<UnmetMember[]>`
    select member.name, membership.role::text as role, judged.unmet ${unmetOf(key)}
    order by member."lowerName" limit ${perPage} offset ${skip}`;
  return { members, total, ...shown };
}

const unmetOf = (organizationKey: number) => Prisma.sql`
  from "Membership" membership
  join "Account" member on member.key = membership."memberKey"
  join "OrganizationPolicy" policy on policy."organizationKey" = membership."organizationKey"
  cross join lateral (select ${unmetSql} as unmet) judged
  where membership."organizationKey" = ${organizationKey} and cardinality(judged.unmet) > 0`;
