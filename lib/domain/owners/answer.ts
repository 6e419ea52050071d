import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { accountLocked } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { type Actor, requireTrusted, type UserActor } from '../actor';
import { signInNeeded } from '../errors';
import {
  noPackagesNamed,
  ownershipInvitationOfOther,
  ownershipInvitationOver,
  tooManyPackages,
} from '../owner-errors';
import { mayDoToAccount } from '../permissions';
import { findInvitations, holdInvitations, type OwnershipInvitation } from './invitation';
import { mostAtOnce, type Outcome } from './outcome';
import { holdOwned, type OwnedPackage } from './packages';

/** Invitations to one and the same account. */
export type ToOne = readonly [OwnershipInvitation, ...OwnershipInvitation[]];

/** Does something with those of some invitations that are for the actor to answer, whose packages are held. */
export async function answer<Did extends string>(
  actor: Actor,
  keys: readonly number[],
  act: (
    tx: Transaction,
    user: UserActor,
    mine: readonly OwnershipInvitation[],
    packages: readonly OwnedPackage[],
  ) => Promise<Outcome<Did>[]>,
): Promise<Outcome<Did>[]> {
  const user = requireTrusted(actor);
  if (keys.length === 0) throw noPackagesNamed();
  if (keys.length > mostAtOnce) throw tooManyPackages(mostAtOnce);
  const seen = await findInvitations(db(), keys);
  return transaction(async (tx) => {
    const packages = await holdOwned(tx, lowerIdsOf(seen));
    const invitations = await holdInvitations(tx, keys);
    if (invitations.length === 0) throw ownershipInvitationOver();
    const { mine, refused } = await partMine(tx, user, invitations);
    return [...(await act(tx, user, mine, packages)), ...refused];
  });
}

/** Which invitations are the actor's to answer, who stays what he is to each invitee to the end of the transaction. */
async function partMine(tx: Transaction, user: UserActor, invitations: readonly OwnershipInvitation[]) {
  const inviteeKeys = new Set(invitations.map(({ invitee }) => invitee.key));
  const kept = await keepAccounts(tx, [...inviteeKeys, user.accountKey]);
  if (kept === undefined) throw signInNeeded();
  const locked = kept.find(({ lockedAt }) => lockedAt !== null);
  if (locked !== undefined) throw accountLocked(locked.name);
  const may = new Set<number>();
  for (const key of inviteeKeys) {
    if (await mayDoToAccount(tx, user, 'handleOwnershipRequest', key)) may.add(key);
  }
  return {
    mine: invitations.filter(({ invitee }) => may.has(invitee.key)),
    refused: invitations
      .filter(({ invitee }) => !may.has(invitee.key))
      .map(({ id, invitee }) => ({ id, refusal: ownershipInvitationOfOther(invitee.name) })),
  };
}

export const lowerIdsOf = (invitations: readonly OwnershipInvitation[]) => [
  ...new Set(invitations.map(({ lowerId }) => lowerId)),
];

export function byInvitee(invitations: readonly OwnershipInvitation[]): ToOne[] {
  const grouped = new Map<number, [OwnershipInvitation, ...OwnershipInvitation[]]>();
  for (const invitation of invitations) {
    const group = grouped.get(invitation.invitee.key);
    if (group === undefined) grouped.set(invitation.invitee.key, [invitation]);
    else group.push(invitation);
  }
  return [...grouped.values()];
}
