import type { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { type Actor, requireSignedIn, requireTrusted } from '../actor';
import { record } from '../audit';
import { organizationNotFound } from '../organization-errors';
import { findOrganizationFor } from '../organizations/find';
import { holdOrganization } from '../organizations/hold';
import { mayDoToAccount } from '../permissions';
import { holdAccount } from './hold';
import { lowerName } from './names';

/** What somebody looks after: his own account, or an organization. */
export type Managed = { key: number; name: string; organization: boolean };

/** The organization that is named, to look at it; without a name the actor's own account. */
export async function getViewed(actor: Actor, organization: string | undefined): Promise<Managed> {
  if (organization === undefined) return ownAccount(actor);
  const { key, name } = await findOrganizationFor(actor, organization, 'view');
  return { key, name, organization: true };
}

/** As `getViewed`, to change it: of an organization by one of its administrators. Throws `accountLocked`. */
export async function getManaged(actor: Actor, organization: string | undefined): Promise<Managed> {
  if (organization === undefined) return ownAccount(actor);
  requireTrusted(actor);
  const { key, name, standing } = await findOrganizationFor(actor, organization, 'manage');
  if (standing?.locked === true) throw accountLocked(name);
  return { key, name, organization: true };
}

function ownAccount(actor: Actor): Managed {
  const { accountKey, name } = requireSignedIn(actor);
  return { key: accountKey, name, organization: false };
}

/** Holds what is changed to the end of the transaction, and asks again whether the actor still may. */
export async function holdManaged(tx: Transaction, actor: Actor, managed: Managed): Promise<void> {
  const { key, name, organization } = managed;
  if (!organization) return holdAccount(tx, key);
  await holdOrganization(tx, lowerName(name));
  if (!(await mayDoToAccount(tx, actor, 'manage', key))) throw organizationNotFound(name);
}

type Act =
  | 'changeProfile'
  | 'changePicture'
  | 'changeNotifications'
  | 'changeAddress'
  | 'cancelChange'
  | 'confirmAddress';

/** Keeps that somebody changed his account, or an organization in whose record it then stands. */
export async function recordManaged(
  tx: Transaction,
  actor: Actor,
  { key, organization }: Managed,
  act: Act,
  details: Prisma.InputJsonObject = {},
): Promise<void> {
  if (organization) {
    await record(tx, actor, `organization.${act}`, { accountKey: key, organizationKey: key, details });
  } else {
    await record(tx, actor, `account.${act}`, { accountKey: key, details });
  }
}
