import { db } from '@/lib/db/client';
import type { Actor } from '../actor';
import { shownPage } from '../paging';
import { findOrganizationFor } from './find';
import { type MemberRole, type Unmet, unmetSql } from './standing';

export type UnmetMember = { name: string; role: MemberRole; unmet: Unmet[] };

export type UnmetPage = { members: UnmetMember[]; total: number; page: number; pages: number };

const perPage = 50;

/**
 * The members who do not meet what their organization asks now, by name, fifty a page, for those who manage its members.
 * A page that is not there is the last one.
 */
export async function listUnmetMembers(actor: Actor, name: string, asked: number): Promise<UnmetPage> {
  const { key } = await findOrganizationFor(actor, name, 'manageMembers');
  const rows = await readFrom(key, shownPage(asked, Infinity, perPage).skip);
  const [{ total } = { total: 0 }] = rows.length > 0 ? rows : await readFrom(key, 0);
  const { skip, ...shown } = shownPage(asked, total, perPage);
  const members = rows.length > 0 || total === 0 ? rows : await readFrom(key, skip);
  return { members: members.map(({ name, role, unmet }) => ({ name, role, unmet })), total, ...shown };
}

type Row = UnmetMember & { total: number };

/** Each member is judged by himself, by indexes: not by what the gallery knows of everybody. */
const readFrom = (organizationKey: number, skip: number) => db().$queryRaw<Row[]>`
  with judged as materialized (
    select membership."memberKey", membership.role,
           (select ${unmetSql} from "Account" member where member.key = membership."memberKey") as unmet
    from "Membership" membership
    join "OrganizationPolicy" policy on policy."organizationKey" = membership."organizationKey"
    where membership."organizationKey" = ${organizationKey})
  select member.name, judged.role::text as role, judged.unmet, count(*) over ()::int as total
  from judged join "Account" member on member.key = judged."memberKey"
  where cardinality(judged.unmet) > 0
  order by member."lowerName" limit ${perPage} offset ${skip}`;
