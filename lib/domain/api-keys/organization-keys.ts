import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import { type Actor, requireUser } from '../actor';
import { apiKeyNotFound } from '../errors';
import { notAllowedInOrganization } from '../organization-errors';
import { findOrganizationFor } from '../organizations/find';
import { holdOrganization } from '../organizations/hold';
import { findStanding } from '../organizations/standing';
import { shownPage } from '../paging';
import { mayDoToAccount } from '../permissions';
import { tellOfRevokedKey } from './mails';
import { type ApiKeyRow, endKey } from './own-keys';

export type OrganizationKeyRow = ApiKeyRow & {
  /** Who made it, and uses it. */
  maker: string;
  /** Without that, the key is refused. */
  makerIsMember: boolean;
  mayRevoke: boolean;
};

export type OrganizationKeyPage = {
  /** The organization, in its own casing. */
  name: string;
  keys: OrganizationKeyRow[];
  page: number;
  pages: number;
};

const perPage = 50;

/** The keys that act in an organization's name, for its members: the newest first, fifty a page. */
export async function listOrganizationKeys(
  actor: Actor,
  organizationName: string,
  page = 1,
): Promise<OrganizationKeyPage> {
  const { key: ownerKey, name } = await findOrganizationFor(actor, organizationName, 'view');
  const manages = await mayDoToAccount(db(), actor, 'manage', ownerKey);
  const { skip, ...shown } = shownPage(page, await db().apiKey.count({ where: { ownerKey } }), perPage);
  const found = await db().apiKey.findMany({
    where: { ownerKey },
    orderBy: { key: 'desc' },
    skip,
    take: perPage,
    omit: { hash: true },
    include: {
      creator: {
        select: { name: true, memberships: { where: { organizationKey: ownerKey }, select: { role: true } } },
      },
      scopes: { select: { action: true, glob: true } },
    },
  });
  const keys = found.map(({ creator, ...key }) => ({
    ...key,
    owner: name,
    maker: creator.name,
    makerIsMember: creator.memberships.length > 0,
    mayRevoke: manages || (actor.kind === 'user' && key.creatorKey === actor.accountKey),
  }));
  return { name, keys, ...shown };
}

/**
 * Ends a key that acts in an organization's name: an administrator any, everybody else his own. Its maker is told.
 * Again is no error. Throws `organizationNotFound`, `apiKeyNotFound` and `notAllowedInOrganization`.
 */
export async function revokeOrganizationKey(
  actor: Actor,
  organizationName: string,
  key: number,
): Promise<void> {
  const user = requireUser(actor);
  await findOrganizationFor(actor, organizationName, 'view');
  await transaction(async (tx) => {
    const organization = await holdOrganization(tx, lowerName(organizationName.trim()));
    const found = await tx.apiKey.findUnique({ where: { key, ownerKey: organization.key } });
    if (found === null) throw apiKeyNotFound();
    const isOwn = found.creatorKey === user.accountKey;
    if (!isOwn && !(await mayDoToAccount(tx, actor, 'manage', organization.key))) {
      const standing = await findStanding(tx, user.accountKey, organization.key);
      throw notAllowedInOrganization(organization.name, standing);
    }
    if (!(await endKey(tx, actor, found))) return;
    const by = isOwn ? undefined : { administrator: user.name, organization: organization.name };
    await tellOfRevokedKey(tx, actor, found, by);
  });
}
