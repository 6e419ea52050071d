import { db } from '@/lib/db/client';
import type { Actor, UserActor } from '../actor';
import { requireTrusted } from '../actor';
import { accountsToActFor, type ActingFor, mayDoToAccount } from '../permissions';
import { getCandidate, getParty } from './candidate';
import { lowerIdsOf, missingOf } from './outcome';
import { type Party, readOwned } from './packages';
import { losesMark, whyNotInvite, whyNotRemove } from './rules';

/** What would become of one package. */
export type PreviewLine = {
  id: string;
  owners: string[];
  /** Why nothing would; undefined where something would. */
  whyNot: string | undefined;
  /** Whether the package would lose its verified mark. */
  losesMark: boolean;
};

export type Preview = {
  /** In its own casing. */
  who: string;
  /** Whether the account would own the packages at once, and not be asked. */
  atOnce: boolean;
  /** Whether the account is that of who looks, or an organization for which he decides. */
  own: 'self' | 'organization' | undefined;
  lines: PreviewLine[];
};

/** What `inviteToOwn` would do now. Throws what it throws as a whole. */
export async function previewInvitation(
  actor: Actor,
  ids: readonly string[],
  { who, leaver }: { who: string; leaver?: string | undefined },
): Promise<Preview> {
  const user = requireTrusted(actor);
  const lowerIds = lowerIdsOf(ids);
  const candidate = await getCandidate(db(), who);
  const leaving = leaver === undefined ? undefined : await getParty(db(), leaver);
  const atOnce = await mayDoToAccount(db(), user, 'handleOwnershipRequest', candidate.key);
  const powers = await accountsToActFor(db(), user, 'manageOwners');
  const packages = await readOwned(db(), lowerIds);
  const wish = { candidate, leaver: leaving, atOnce };
  const lines = packages.map((found) => ({
    id: found.id,
    owners: found.owners.map(({ name }) => name),
    whyNot: whyNotInvite(powers, found, wish)?.message,
    losesMark: leaving !== undefined && losesMark(found, leaving) && !found.holders.includes(candidate.key),
  }));
  return {
    who: candidate.name,
    atOnce,
    own: ownOf(user, powers, candidate),
    lines: [...lines, ...notHere(ids, packages)],
  };
}

/** What `removeFromPackages` would do now. Throws what it throws as a whole. */
export async function previewRemoval(actor: Actor, ids: readonly string[], who: string): Promise<Preview> {
  const user = requireTrusted(actor);
  const lowerIds = lowerIdsOf(ids);
  const owner = await getParty(db(), who);
  const powers = await accountsToActFor(db(), user, 'manageOwners');
  const packages = await readOwned(db(), lowerIds);
  const lines = packages.map((found) => ({
    id: found.id,
    owners: found.owners.map(({ name }) => name),
    whyNot: whyNotRemove(powers, found, owner)?.message,
    losesMark: losesMark(found, owner),
  }));
  return {
    who: owner.name,
    atOnce: true,
    own: ownOf(user, powers, owner),
    lines: [...lines, ...notHere(ids, packages)],
  };
}

function ownOf(user: UserActor, { accountKeys }: ActingFor, { key }: Party): Preview['own'] {
  if (key === user.accountKey) return 'self';
  return accountKeys.has(key) ? 'organization' : undefined;
}

const notHere = (...named: Parameters<typeof missingOf>): PreviewLine[] =>
  missingOf(...named).map((outcome) => ({
    id: outcome.id,
    owners: [],
    whyNot: 'refusal' in outcome ? outcome.refusal.message : undefined,
    losesMark: false,
  }));
