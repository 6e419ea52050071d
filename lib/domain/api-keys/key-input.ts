import { env } from '@/lib/config/env';
import { type ApiKeyAction, requireRecentProof, type UserActor } from '../actor';
import { invalidField } from '../errors';

const longestName = 256;
const longestGlob = 128;
const mostGlobs = 100;

export function checkKeyName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > longestName) {
    throw invalidField('name', `Give the key a name of 1 to ${longestName} characters.`);
  }
  return name;
}

export function checkActions(given: readonly ApiKeyAction[]): ApiKeyAction[] {
  const actions = [...new Set(given)];
  if (actions.length === 0) throw invalidField('scopes', 'Choose at least one thing that the key may do.');
  return actions;
}

/** Package IDs with `*` for any run of characters, none twice; empty stands for all of them. */
export function checkGlobs(given: readonly string[]): string[] {
  const globs = [...new Set(given.map((glob) => glob.trim()).filter((glob) => glob !== ''))];
  const odd = globs.find((glob) => glob.length > longestGlob || !/^[*\p{L}\p{Nd}_.-]+$/u.test(glob));
  if (odd !== undefined) {
    throw invalidField(
      'globs',
      `"${odd}" cannot be a pattern: use letters, digits, "_", ".", "-", and "*" for any run of them.`,
    );
  }
  if (globs.length > mostGlobs) throw invalidField('globs', `Name at most ${mostGlobs} patterns.`);
  return globs.length === 0 ? ['*'] : globs;
}

export function checkDays(days: number | undefined): void {
  const most = env().API_KEY_MAX_DAYS;
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= most)) return;
  throw invalidField('days', `Choose a life of 1 to ${most} days.`);
}

/** For a key that may do more than unlist, or acts for an organization, its maker has to have proved lately who he is. */
export function requireProofForKey(
  user: UserActor,
  { actions, ownerKey }: { actions: readonly ApiKeyAction[]; ownerKey: number },
): void {
  const isHarmless = ownerKey === user.accountKey && actions.every((action) => action === 'unlist');
  if (!isHarmless) requireRecentProof(user);
}
