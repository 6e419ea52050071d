import type { DomainError } from '../errors';
import { packageLocked } from '../errors';
import {
  invitedAlready,
  lastOwner,
  mayNotLeaveFor,
  mayNotManageOwners,
  notAnOwnerOf,
  ownerAlready,
  prefixOwnerStays,
  tooManyInvitations,
  tooManyOwners,
} from '../owner-errors';
import type { ActingFor } from '../permissions';
import type { OwnedPackage, Party } from './packages';
import { actsForOneOf, keysOf } from './powers';

export const mostOwners = 15;
export const mostInvitations = 3;

const owns = ({ owners }: OwnedPackage, { key }: Party) => owners.some((owner) => owner.key === key);

/** Why the owners of a package are not for the actor to change; undefined where they are. */
export function whyNotManage(powers: ActingFor, found: OwnedPackage): DomainError | undefined {
  if (!actsForOneOf(powers, keysOf(found.owners))) return mayNotManageOwners(found.id);
  // A locked package stays whose it is until those who locked it have looked at it.
  return found.locked && !powers.everybody ? packageLocked(found.id) : undefined;
}

export type Wish = {
  /** Who is to own the packages. */
  candidate: Party;
  /** Who leaves them then; none: those who own them stay. */
  leaver: Party | undefined;
  /** Whether nobody has to be asked, for it is the actor who would answer. */
  atOnce: boolean;
};

/** Why an account cannot be made or invited to be an owner of a package; undefined where it can. */
export function whyNotInvite(powers: ActingFor, found: OwnedPackage, wish: Wish): DomainError | undefined {
  const { candidate, leaver, atOnce } = wish;
  const { id, owners, waiting } = found;
  const refusal = whyNotManage(powers, found);
  if (refusal !== undefined) return refusal;
  if (leaver !== undefined && !owns(found, leaver)) return notAnOwnerOf(leaver.name, id);
  if (leaver !== undefined && !actsForOneOf(powers, [leaver.key])) return mayNotLeaveFor(leaver.name);
  if (owns(found, candidate)) return ownerAlready(candidate.name, id);
  const invited = waiting.some(({ inviteeKey }) => inviteeKey === candidate.key);
  if (invited && !atOnce) return invitedAlready(candidate.name, id);
  if (owners.length >= mostOwners && leaver === undefined) return tooManyOwners(id, mostOwners);
  if (waiting.length >= mostInvitations && !atOnce) return tooManyInvitations(id, mostInvitations);
  return undefined;
}

/**
 * Why an owner of a package cannot be removed; undefined where he can. Who holds a prefix that its ID matches is removed
 * only by somebody who acts for one who does, or by the gallery's administrators.
 */
export function whyNotRemove(powers: ActingFor, found: OwnedPackage, owner: Party): DomainError | undefined {
  const refusal = whyNotManage(powers, found);
  if (refusal !== undefined) return refusal;
  if (!owns(found, owner)) return notAnOwnerOf(owner.name, found.id);
  if (found.owners.length === 1) return lastOwner(owner.name, found.id);
  const { holders } = found;
  if (holders.includes(owner.key) && !actsForOneOf(powers, holders))
    return prefixOwnerStays(owner.name, found.id);
  return undefined;
}

/** Whether a package has the verified mark for the sake of this owner alone. */
export const losesMark = ({ verified, owners, holders }: OwnedPackage, { key }: Party): boolean =>
  verified &&
  holders.includes(key) &&
  !owners.some((owner) => owner.key !== key && holders.includes(owner.key));
