import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { lowerId, NewPackageId } from '@/lib/nuget/id';
import { findRefusingIds } from '../packages/near-ids';
import { type ListedPrefix, readPrefixes } from './list';
import { typedPrefix } from './value';
import { beginsWith, matchesId } from './verified';

/** What stands in the way of publishing an ID anew, whoever asks. */
export type IdVerdict = 'noId' | 'taken' | 'free' | 'shared' | 'near' | 'held' | 'heldByNobody';

export type LookedUp = {
  verdict: IdVerdict;
  /** The package of this ID, in its casing. */
  packageId: string | undefined;
  /** The popular ID that it looks like, where it is near to one. */
  near: string | undefined;
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
  const verdict = found === null ? verdictOn(text, matching) : 'taken';
  const near = await findNearest(text, verdict);
  return {
    verdict: near === undefined ? verdict : 'near',
    packageId: found?.id,
    near,
    matching: matching.reverse(),
    beginning,
  };
}

function verdictOn(text: string, matching: readonly ListedPrefix[]): IdVerdict {
  if (matching.length === 0) return mayBeNew(text) ? 'free' : 'noId';
  if (matching.some(({ shared }) => shared)) return 'shared';
  return matching.some(({ owners }) => owners.length > 0) ? 'held' : 'heldByNobody';
}

const mayBeNew = (text: string) => NewPackageId.safeParse(text).success;

/** Asked only where nothing else keeps anybody out: many IDs are compared, and people look up as they type. */
async function findNearest(text: string, verdict: IdVerdict): Promise<string | undefined> {
  if ((verdict !== 'free' && verdict !== 'shared') || !mayBeNew(text)) return undefined;
  const [nearest] = await findRefusingIds(text);
  return nearest;
}
