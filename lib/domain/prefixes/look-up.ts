import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { lowerId, NewPackageId } from '@/lib/nuget/id';
import { type ListedPrefix, readPrefixes } from './list';
import { typedPrefix } from './value';
import { beginsWith, matchesId } from './verified';

/** What stands in the way of publishing an ID anew, whoever asks. */
export type IdVerdict = 'noId' | 'taken' | 'free' | 'shared' | 'held' | 'heldByNobody';

export type LookedUp = {
  verdict: IdVerdict;
  /** The package of this ID, in its casing. */
  packageId: string | undefined;
  /** What the ID matches, the narrowest first. */
  matching: ListedPrefix[];
  /** What begins with the text, and it does not match: what may come when more is typed. */
  beginning: ListedPrefix[];
};

const mostBeginning = 20;

/** Who holds the prefixes of an ID, or of what was typed of it. */
export async function lookUpId(typed: string): Promise<LookedUp> {
  const text = typedPrefix(typed);
  const lower = lowerId(text);
  const found = await db().package.findUnique({ where: { lowerId: lower }, select: { id: true } });
  const matches = matchesId(Prisma.sql`${lower}::text`);
  const begins = Prisma.sql`${beginsWith(Prisma.sql`prefix."lowerValue"`, lower)} and not (${matches})`;
  const [matching, beginning] = await Promise.all([
    readPrefixes(matches),
    text === '' ? [] : readPrefixes(begins, { take: mostBeginning }),
  ]);
  return {
    verdict: found === null ? verdictOn(text, matching) : 'taken',
    packageId: found?.id,
    matching: matching.reverse(),
    beginning,
  };
}

function verdictOn(text: string, matching: readonly ListedPrefix[]): IdVerdict {
  if (matching.length === 0) return NewPackageId.safeParse(text).success ? 'free' : 'noId';
  if (matching.some(({ shared }) => shared)) return 'shared';
  return matching.some(({ owners }) => owners.length > 0) ? 'held' : 'heldByNobody';
}
