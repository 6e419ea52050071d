import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import type { Actor } from '../actor';
import { packageNotFound } from '../errors';
import { accountsToActFor, type ActingFor, mayDo } from '../permissions';
import { inviterName } from './end-invitations';
import { type OwnedPackage, type Party, readOwned } from './packages';
import { actsForOneOf, keysOf } from './powers';
import { losesMark, mostInvitations, mostOwners, whyNotRemove } from './rules';

export type OwnerLine = {
  name: string;
  organization: boolean;
  since: Date;
  /** Whether it is who looks, or an organization for which he decides. */
  own: boolean;
  /** Whether the account holds a reserved prefix that the package's ID matches. */
  holdsPrefix: boolean;
  /** Whether the package has its mark for this owner's sake alone. */
  losesMark: boolean;
  /** Why this owner cannot be removed by who looks; undefined where he can. */
  whyNot: string | undefined;
};

export type WaitingOwner = {
  key: number;
  name: string;
  organization: boolean;
  /** Nothing for somebody who no longer decides about its owners. */
  inviter: string | null;
  /** Who leaves the package as it is accepted. */
  leaver: string | null;
  sentAt: Date;
};

export type Ownership = {
  id: string;
  locked: boolean;
  verified: boolean;
  owners: OwnerLine[];
  waiting: WaitingOwner[];
  /** Whether who looks decides about the owners. */
  mayManage: boolean;
  /** Why nobody more can be invited; undefined where somebody can. */
  full: 'owners' | 'invitations' | undefined;
};

/**
 * Who owns a package and who was invited to, for its owners, the members of organizations among them, and the gallery's
 * administrators. Throws `packageNotFound`, whoever else asks.
 */
export async function getOwnership(actor: Actor, id: string): Promise<Ownership> {
  const [found] = await readOwned(db(), [lowerId(id)]);
  if (found === undefined || !(await maySee(actor, found))) throw packageNotFound(id);
  const powers = await accountsToActFor(db(), actor, 'manageOwners');
  const [since, waiting] = await Promise.all([readSince(found.key), readWaiting(found.key)]);
  return {
    id: found.id,
    locked: found.locked,
    verified: found.verified,
    owners: found.owners.map((owner) => lineOf(powers, found, owner, since.get(owner.key) ?? new Date())),
    waiting,
    mayManage: actsForOneOf(powers, keysOf(found.owners)),
    full: fullOf(found),
  };
}

const maySee = (actor: Actor, { key, id }: { key: number; id: string }) =>
  mayDo(db(), actor, 'seePrivate', { packageKey: key, id });

/** Whether `getOwnership` would answer. */
export async function mayLookAtOwners(actor: Actor, id: string): Promise<boolean> {
  const found = await db().package.findUnique({
    where: { lowerId: lowerId(id) },
    select: { key: true, id: true },
  });
  return found !== null && maySee(actor, found);
}

function lineOf(powers: ActingFor, found: OwnedPackage, owner: Party, since: Date): OwnerLine {
  return {
    name: owner.name,
    organization: owner.kind === 'organization',
    since,
    own: powers.accountKeys.has(owner.key),
    holdsPrefix: found.holders.includes(owner.key),
    losesMark: losesMark(found, owner),
    whyNot: whyNotRemove(powers, found, owner)?.message,
  };
}

function fullOf({ owners, waiting }: OwnedPackage): Ownership['full'] {
  if (owners.length >= mostOwners) return 'owners';
  return waiting.length >= mostInvitations ? 'invitations' : undefined;
}

async function readSince(packageKey: number): Promise<Map<number, Date>> {
  const owners = await db().packageOwner.findMany({
    where: { packageKey },
    select: { accountKey: true, createdAt: true },
  });
  return new Map(owners.map(({ accountKey, createdAt }) => [accountKey, createdAt]));
}

const readWaiting = (packageKey: number): Promise<WaitingOwner[]> =>
  db().$queryRaw<WaitingOwner[]>`
    select request.key, invitee.name, invitee.kind = 'organization' as organization,
           ${inviterName} as inviter, leaver.name as leaver, request."createdAt" as "sentAt"
    from "OwnershipRequest" request
    join "Account" invitee on invitee.key = request."inviteeKey"
    left join "Account" leaver on leaver.key = request."leaverKey"
    where request."packageKey" = ${packageKey} order by request.key`;
