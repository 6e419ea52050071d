import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import type { Actor } from '../actor';
import { packageNotFound } from '../errors';
import { standingsOf } from '../organizations/standing';
import { accountsToActFor, type ActingFor, mayDo, mayDoAsMember } from '../permissions';
import { namesOfCandidates } from './candidate';
import { inviterName } from './end-invitations';
import { type OwnedPackage, type Party, readOwned } from './packages';
import { actsForOneOf, keysOf } from './powers';
import { losesMark, mostInvitations, mostOwners, whyNotManage, whyNotRemove } from './rules';

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
  /** What who looks can do for a new owner; undefined where he may nothing, as owners of a locked package. */
  newOwner: NewOwner | undefined;
};

/** How a package can get a new owner. */
export type NewOwner = {
  /** Whether anybody could be one in any way that is left. */
  possible: boolean;
  /** Whether beside all who own it. */
  beside: boolean;
  /** In place of whom, of those for whom who looks decides. */
  leavers: string[];
  /** The accounts for which who looks answers himself, where nobody more can be asked; undefined where anybody can. */
  only: string[] | undefined;
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
    newOwner:
      whyNotManage(powers, found) === undefined ? await findNewOwner(actor, powers, found) : undefined,
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

async function findNewOwner(actor: Actor, powers: ActingFor, found: OwnedPackage): Promise<NewOwner> {
  const { owners, waiting } = found;
  const beside = owners.length < mostOwners;
  const leavers = owners.filter(({ key }) => powers.accountKeys.has(key)).map(({ name }) => name);
  const only = waiting.length < mostInvitations ? undefined : await findOwnCandidates(actor, owners);
  const possible = (beside || leavers.length > 0) && (only === undefined || only.length > 0);
  return { possible, beside, leavers, only };
}

/** Who is no owner yet, and would be one at once, for it is the actor who would answer. */
async function findOwnCandidates(actor: Actor, owners: readonly Party[]): Promise<string[]> {
  if (actor.kind !== 'user') return [];
  const standings = await standingsOf(db(), actor.accountKey);
  const organizations = standings.filter((one) => mayDoAsMember(actor, 'handleOwnershipRequest', one));
  const keys = [actor.accountKey, ...organizations.map(({ organizationKey }) => organizationKey)];
  const ownerKeys = keysOf(owners);
  return namesOfCandidates(
    db(),
    keys.filter((key) => !ownerKeys.includes(key)),
  );
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
