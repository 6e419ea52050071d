import { lowerId } from '@/lib/nuget/id';
import { lowerVersion } from '@/lib/nuget/version';
import { parseRange } from '@/lib/nuget/version-range';
import type { Actor } from '../actor';
import { DomainError } from '../errors';
import type { AlternateTarget } from '../packages/alternate';
import { deprecate, type DeprecationInput } from '../packages/deprecate';
import type { DeprecationDocument } from './documents';
import type { FeedVersion } from './versions';

const mostAtOnce = 500;

type Deprecated = Pick<FeedVersion, 'id' | 'lowerId' | 'lowerVersion'> & { deprecation: DeprecationDocument };

/**
 * Says of versions that are here what their feed says of them, and leaves alone those of which it says nothing. Gives
 * how many changed, and what could not be said.
 */
export async function importDeprecations(actor: Actor, versions: readonly FeedVersion[]) {
  const told = { deprecated: 0, failed: [] as { path: string; reason: string }[] };
  for (const group of groupsOf(versions)) {
    const [first] = group;
    if (first === undefined) continue;
    try {
      const input = inputOf(
        first,
        group.map((version) => version.lowerVersion),
      );
      told.deprecated += (await deprecateWithAlternate(actor, input, first.deprecation)).length;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      told.failed.push({ path: `The deprecation of ${first.id}`, reason });
    }
  }
  return told;
}

/** Versions of one package of which the same is said, at most as many as can be changed at once. */
function groupsOf(versions: readonly FeedVersion[]): Deprecated[][] {
  const groups = new Map<string, Deprecated[]>();
  for (const { id, lowerId: lower, lowerVersion: version, deprecation } of versions) {
    if (deprecation === undefined) continue;
    const key = JSON.stringify([lower, deprecation]);
    const group = groups.get(key) ?? [];
    groups.set(key, [...group, { id, lowerId: lower, lowerVersion: version, deprecation }]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / mostAtOnce) }, (_, part) =>
      group.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
    ),
  );
}

function inputOf({ id, lowerId: lower, deprecation }: Deprecated, lowerVersions: string[]): DeprecationInput {
  const has = (reason: string) =>
    deprecation.reasons.some((said) => said.toLowerCase() === reason.toLowerCase());
  const reasons = { legacy: has('Legacy'), criticalBugs: has('CriticalBugs'), other: has('Other') };
  const isNone = !reasons.legacy && !reasons.criticalBugs && !reasons.other;
  const other = reasons.other || isNone;
  const message = deprecation.message ?? (other ? 'Deprecated where it came from.' : '');
  return { id, lowerId: lower, lowerVersions, message, reasons: { ...reasons, other } };
}

/** With the alternate that is named, as far as it is here: a version, its package, or none. */
async function deprecateWithAlternate(
  actor: Actor,
  input: DeprecationInput,
  { alternatePackage }: DeprecationDocument,
): Promise<string[]> {
  const alternates: (AlternateTarget | undefined)[] = [undefined];
  if (alternatePackage != null) {
    const { id, range } = alternatePackage;
    const target = { id, lowerId: lowerId(id) };
    const lowest = range == null ? undefined : parseRange(range)?.min;
    alternates.unshift(target);
    if (lowest !== undefined) alternates.unshift({ ...target, lowerVersion: lowerVersion(lowest) });
  }
  for (const alternate of alternates) {
    try {
      return await deprecate(actor, { ...input, alternate });
    } catch (error) {
      const isUnfit = error instanceof DomainError && error.field === 'alternate';
      if (!isUnfit || alternate === undefined) throw error;
    }
  }
  return [];
}
