import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import { type Actor, requireUser } from '../actor';
import { record } from '../audit';
import { organizationNotFound } from '../organization-errors';
import { shownPage } from '../paging';
import { holdOrganization } from './hold';
import type { MemberRole } from './standing';

export type OwnOrganization = {
  name: string;
  displayName: string;
  role: MemberRole;
  members: number;
  packages: number;
  /** Whether the organization has proved its address. */
  confirmed: boolean;
  /** Whether both show on their profiles that the person is a member. */
  shown: boolean;
};

export type OwnOrganizationPage = { organizations: OwnOrganization[]; page: number; pages: number };

const perPage = 50;

/** The organizations of which a person is a member, by name, fifty a page. A page that is not there is the last one. */
export async function listOwnOrganizations(actor: Actor, page = 1): Promise<OwnOrganizationPage> {
  const { accountKey } = requireUser(actor);
  const total = await db().membership.count({ where: { memberKey: accountKey } });
  const { skip, ...shown } = shownPage(page, total, perPage);
  const organizations = await db().$queryRaw<OwnOrganization[]>`
    select organization.name, organization."displayName", own.role::text as role, own.shown,
           (select count(*)::int from "Membership" each where each."organizationKey" = organization.key) as members,
           (select count(*)::int from "PackageOwner" owner where owner."accountKey" = organization.key) as packages,
           exists (select from "EmailAddress" address
                   where address."accountKey" = organization.key
                     and address."confirmedAddress" is not null) as confirmed
    from "Membership" own join "Account" organization on organization.key = own."organizationKey"
    where own."memberKey" = ${accountKey} and organization."deletedAt" is null
    order by organization."lowerName" limit ${perPage} offset ${skip}`;
  return { organizations, ...shown };
}

/**
 * Shows on the profiles of both that the actor is a member of an organization, or no longer. The same again is no change.
 * Throws `organizationNotFound`.
 */
export async function showMembership(
  actor: Actor,
  { organization, shown }: { organization: string; shown: boolean },
): Promise<void> {
  const { accountKey: memberKey } = requireUser(actor);
  await transaction(async (tx) => {
    const { key: organizationKey } = await holdOrganization(tx, lowerName(organization.trim()));
    const own = await tx.membership.findUnique({
      where: { organizationKey_memberKey: { organizationKey, memberKey } },
      select: { shown: true },
    });
    if (own === null) throw organizationNotFound(organization);
    if (own.shown === shown) return;
    await tx.membership.updateMany({ where: { organizationKey, memberKey }, data: { shown } });
    await record(tx, actor, 'organization.showMembership', {
      accountKey: memberKey,
      organizationKey,
      details: { shown },
    });
  });
}
