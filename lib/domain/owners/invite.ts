import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { requireReadyToManage } from '../organizations/manager';
import { messageTooLong } from '../owner-errors';
import { accountsToActFor, type ActingFor, mayDoToAccount } from '../permissions';
import { takeTry } from '../rate-limit';
import { getCandidate, getParty } from './candidate';
import { holdOwned, type OwnedPackage, readOwned } from './packages';
import { actsForOneOf, keepPowers, keysOf } from './powers';
import { lowerIdsOf, missingOf, onlyOf, type Outcome, partBy } from './outcome';
import { makeOwner } from './make-owner';
import { mailInvited } from './mails';
import { byShownActor, inOwnersName, recordOwners } from './records';
import { type Wish, whyNotInvite } from './rules';

export type OwnerInvitation = {
  /** The name of a person or an organization. */
  who: string;
  /** What is written to them; empty for nothing. */
  message: string;
  /** The name of the owner who leaves the package to them; left out where both own it. */
  leaver?: string | undefined;
};

export type Invited = 'invited' | 'added';

const mostCharacters = 1000;

/** Invitations that one account sends, and that are sent to one: for any number of packages each. */
const bySender = { most: 60, perSeconds: 3600 };
const toCandidate = { most: 30, perSeconds: 3600 };

/**
 * Invites an account to own a package, which it does once it accepts; an account for which the actor would answer owns it
 * at once. With a leaver the package is transferred: he leaves as the other one becomes an owner. Throws what
 * `getCandidate` and `whyNotInvite` give, `messageTooLong` and `tooManyTries`.
 */
export const inviteOwner = async (actor: Actor, id: string, invitation: OwnerInvitation): Promise<Invited> =>
  onlyOf(await inviteToOwn(actor, [id], invitation));

/** As `inviteOwner`, for several packages at once: those that it is refused of stay as they are. Each is told once. */
export async function inviteToOwn(
  actor: Actor,
  ids: readonly string[],
  { who, message, leaver }: OwnerInvitation,
): Promise<Outcome<Invited>[]> {
  requireReadyToManage(actor);
  const lowerIds = lowerIdsOf(ids);
  const text = message.trim();
  if (text.length > mostCharacters) throw messageTooLong(mostCharacters);
  const candidate = await getCandidate(db(), who);
  await countInvitation(actor, candidate.key, lowerIds);

  return transaction(async (tx) => {
    const packages = await holdOwned(tx, lowerIds);
    const { powers, ...wish } = await keepWish(tx, actor, packages, { who, leaver });
    const { good, refused } = partBy(packages, (found) => whyNotInvite(powers, found, wish));
    const act = wish.atOnce ? addNow : ask;
    if (good.length > 0) await act(tx, actor, good, { ...wish, powers, message: text });
    const did = wish.atOnce ? ('added' as const) : ('invited' as const);
    return [...good.map(({ id }) => ({ id, did })), ...refused, ...missingOf(ids, packages)];
  });
}

/** Who decides about none of the packages uses up nothing of what others may send to the same account. */
async function countInvitation(actor: Actor, candidateKey: number, lowerIds: string[]): Promise<void> {
  if (actor.kind !== 'user') return;
  await takeTry(`owner-invitations:${actor.accountKey}`, bySender);
  const powers = await accountsToActFor(db(), actor, 'manageOwners');
  const packages = await readOwned(db(), lowerIds);
  if (!packages.some(({ owners }) => actsForOneOf(powers, keysOf(owners)))) return;
  await takeTry(`owner-invitations-to:${candidateKey}`, toCandidate);
}

type Named = { who: string; leaver: string | undefined };

/** Who is to own packages and who to leave them, as they stay to the end of the transaction. */
async function keepWish(
  tx: Transaction,
  actor: Actor,
  packages: readonly OwnedPackage[],
  { who, leaver }: Named,
): Promise<Wish & { powers: ActingFor }> {
  const seen = await getCandidate(tx, who);
  const leaving = leaver === undefined ? undefined : await getParty(tx, leaver);
  const powers = await keepPowers(tx, actor, packages, leaving === undefined ? [seen] : [seen, leaving]);
  const candidate = await getCandidate(tx, who);
  const atOnce = await mayDoToAccount(tx, actor, 'handleOwnershipRequest', candidate.key);
  return { candidate, leaver: leaving, atOnce, powers };
}

type Meant = Wish & { powers: ActingFor; message: string };

async function ask(
  tx: Transaction,
  actor: Actor,
  packages: readonly OwnedPackage[],
  { candidate, leaver, powers, message }: Meant,
): Promise<void> {
  await tx.ownershipRequest.createMany({
    data: packages.map(({ key }) => ({
      packageKey: key,
      inviteeKey: candidate.key,
      inviterKey: actor.kind === 'user' ? actor.accountKey : null,
      leaverKey: leaver?.key ?? null,
      message,
    })),
  });
  const nameOf = inOwnersName(actor, powers.accountKeys);
  await recordOwners(
    tx,
    actor,
    'package.inviteOwner',
    packages.map((found) => ({
      package: found,
      account: candidate,
      ...(leaver !== undefined && { details: { leaver: leaver.key } }),
    })),
    nameOf,
  );
  for (const [inviter, theirs] of byShownActor(actor, packages, nameOf)) {
    await mailInvited(tx, theirs, { candidate, inviter, message, leaver });
  }
}

async function addNow(
  tx: Transaction,
  actor: Actor,
  packages: readonly OwnedPackage[],
  { candidate, leaver, powers }: Meant,
): Promise<void> {
  const nameOf = inOwnersName(actor, powers.accountKeys);
  for (const [by, theirs] of byShownActor(actor, packages, nameOf)) {
    const acts = theirs.map((found) => ({ package: found, leaver }));
    await makeOwner(tx, actor, { owner: candidate, acts, by, nameOf });
  }
}
