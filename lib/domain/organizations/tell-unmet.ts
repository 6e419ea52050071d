import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import { policyColumns } from './policies';
import { type Unmet, unmetSql } from './standing';
import { type Demands, toDosOf } from './to-dos';

const atOnce = 100;

/** Has the members told, once the transaction is committed, who do not meet what their organization asks now. */
export async function enqueueTelling(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job('tell-unmet-members', '{}'::json)`;
}

/**
 * Tells the members of organizations that ask otherwise than before what they lack: a hundred in a transaction, which
 * keeps how far it came, so that nobody is told of one change twice, wherever this is killed. Gives how many were told.
 */
export async function tellUnmetMembers(): Promise<number> {
  const waiting = await db().organizationPolicy.findMany({
    where: { toldTo: { not: null } },
    select: { organizationKey: true },
  });
  let told = 0;
  for (const { organizationKey } of waiting) {
    for (;;) {
      const batch = await transaction((tx) => tellSome(tx, organizationKey));
      told += batch;
      if (batch < atOnce) break;
    }
  }
  return told;
}

type Member = { key: number; unmet: Unmet[] };

async function tellSome(tx: Transaction, organizationKey: number): Promise<number> {
  // Whoever else tells goes on where this ends.
  const held = await tx.$executeRaw`
    select 1 from "OrganizationPolicy" where "organizationKey" = ${organizationKey} for no key update`;
  if (held === 0) return 0;
  const { toldTo, organization, ...policies } = await tx.organizationPolicy.findUniqueOrThrow({
    where: { organizationKey },
    select: { ...policyColumns, toldTo: true, organization: { select: { name: true } } },
  });
  if (toldTo === null) return 0;
  const members = await tx.$queryRaw<Member[]>`
    select member.key, judged.unmet
    from "Membership" membership
    join "Account" member on member.key = membership."memberKey"
    join "OrganizationPolicy" policy on policy."organizationKey" = membership."organizationKey"
    cross join lateral (select ${unmetSql} as unmet) judged
    where membership."organizationKey" = ${organizationKey} and member.key > ${toldTo}
      and member."deletedAt" is null and cardinality(judged.unmet) > 0
    order by member.key limit ${atOnce}`;
  for (const { key, unmet } of members) await mailUnmet(tx, key, organization.name, policies, unmet);
  const last = members.length < atOnce ? null : (members.at(-1)?.key ?? null);
  await tx.organizationPolicy.update({
    where: { organizationKey },
    data: { toldTo: last },
    select: { organizationKey: true },
  });
  return members.length;
}

async function mailUnmet(
  tx: Transaction,
  memberKey: number,
  organization: string,
  demands: Demands,
  unmet: readonly Unmet[],
): Promise<void> {
  const toDos = toDosOf(demands, unmet);
  const { GALLERY_URL } = env();
  const page = toDos.find((toDo) => toDo.page !== undefined)?.page;
  await mailAccount(tx, memberKey, {
    subject: `${organization} asks more of its members`,
    body: markdown`
      The organization **${organization}** changed its policies, and your account does not meet what it asks now:

      ${toDos.map(({ sentence }) => sentence).join(' ')}

      Until then you can look at its pages, and do nothing in its name: you cannot publish for it, and your API keys in its name are refused. They work again as soon as you meet what it asks.

      [${page === undefined ? 'See the policies' : `Go to ${page.name}`}](${GALLERY_URL}${page?.path ?? `/organizations/${encodeURIComponent(organization)}/policies`})
    `,
  });
}
