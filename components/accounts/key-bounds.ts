import type { KeyOwner } from '@/lib/domain/api-keys/create';
import { listWords } from '@/lib/format/sentences';

export type { KeyOwner };

/** What bounds the keys that somebody may make, in words and days. */
export type KeyBounds = { ids: string | undefined; life: string; lives: number[]; usualDays: number };

const usualLives = [1, 8, 30, 90, 180, 365];

export function boundsOf(owners: readonly KeyOwner[]): KeyBounds {
  const days = owners.map(({ maxDays }) => maxDays);
  return {
    ids: idBounds(owners),
    life: lifeBounds(owners),
    lives: livesWithin(days),
    usualDays: Math.min(90, ...days),
  };
}

/** The lives that are offered: usual ones, and the longest that each owner allows. */
function livesWithin(longest: readonly number[]): number[] {
  const most = Math.max(...longest);
  const lives = new Set([...usualLives.filter((days) => days < most), ...longest]);
  return [...lives].sort((one, other) => one - other);
}

/** How long keys may live, and in whose name less long: "At most 365. In the name of Acme at most 30." */
function lifeBounds(owners: readonly KeyOwner[]): string {
  const most = Math.max(...owners.map(({ maxDays }) => maxDays));
  const shorter = owners.filter(({ maxDays }) => maxDays < most);
  return [
    `At most ${most} days.`,
    ...shorter.map(({ name, maxDays }) => `In the name of ${name} at most ${maxDays}.`),
  ].join(' ');
}

/** In whose name no new IDs are pushed; undefined where there is nothing to say. */
function idBounds(owners: readonly KeyOwner[]): string | undefined {
  const names = owners.filter(({ mayCreateIds }) => !mayCreateIds).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `New packages in the name of ${listWords(names)} are pushed by administrators only: choose new versions.`;
}
