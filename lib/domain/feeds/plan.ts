import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { globCovers } from '../permissions';
import { feedLacks } from '../errors';
import { type CatalogPackage, readCatalog } from './catalog';
import { SearchDocument } from './documents';
import { fewAtATime } from './few-at-a-time';
import type { Feed } from './feed';
import { type FeedVersion, latestOf, listFeedVersions } from './versions';

export type FeedChoice = {
  /** Package IDs, or globs of them; none stands for all. */
  globs: readonly string[];
  /** The latest listed version of each alone: the latest stable one, or with prereleases the latest of all. */
  latest: boolean;
  prerelease: boolean;
};

/** A version that somebody wants, and whether it is here: then nothing but its symbols may be missing. */
export type PlannedVersion = FeedVersion & { here: boolean; hasSymbols: boolean };

export type FeedPlan = { versions: PlannedVersion[]; failed: { path: string; reason: string }[] };

type Progress = (done: number, total: number) => void;

const pageSize = 100;

/**
 * What a feed has of what is wanted. All IDs are read from the catalog where there is one, for it alone tells of
 * packages of which nothing is listed, or else from search; IDs that are named are asked for one by one.
 */
export async function planFeedImport(feed: Feed, choice: FeedChoice, progress: Progress): Promise<FeedPlan> {
  const { globs } = choice;
  const isWanted = (id: string) => globs.length === 0 || globs.some((glob) => globCovers(glob, id));
  let known: Promise<Map<string, CatalogPackage>> | undefined;
  const catalog = (address: string) => (known ??= readCatalog(feed, address, isWanted, progress));

  const named = globs.length > 0 && globs.every((glob) => !glob.includes('*'));
  const ids = named
    ? [...globs]
    : feed.catalog === undefined
      ? await searchIds(feed, isWanted)
      : [...(await catalog(feed.catalog)).values()].map(({ id }) => id);

  const plan: FeedPlan = { versions: [], failed: [] };
  let done = 0;
  await fewAtATime(ids, async (id) => {
    try {
      const all = await listFeedVersions(feed, id);
      if (all.length === 0) plan.failed.push({ path: id, reason: 'The feed does not have it.' });
      const wanted = choice.latest ? latestOf(all, choice.prerelease) : all;
      const { catalog: address } = feed;
      const tells =
        address !== undefined && wanted.some(({ catalogLeaf }) => catalogLeaf === undefined)
          ? (await catalog(address)).get(lowerId(id))
          : undefined;
      plan.versions.push(...(await compareWithOwn(id, wanted, tells)));
    } catch (error) {
      plan.failed.push({ path: id, reason: error instanceof Error ? error.message : String(error) });
    }
    progress(++done, ids.length);
  });
  // Answers came in any order; a package's versions are in theirs.
  plan.versions.sort((a, b) => order(a.lowerId, b.lowerId));
  plan.failed.sort((a, b) => order(a.path, b.path));
  return plan;
}

const order = (a: string, b: string) => Number(a > b) - Number(a < b);

async function compareWithOwn(
  id: string,
  versions: readonly FeedVersion[],
  tells: CatalogPackage | undefined,
): Promise<PlannedVersion[]> {
  const own = await db().packageVersion.findMany({
    where: { package: { lowerId: lowerId(id) } },
    select: { lowerVersion: true, status: true, symbolPackages: { select: { key: true }, take: 1 } },
  });
  const found = new Map(own.map((version) => [version.lowerVersion, version]));
  return versions.map((version) => {
    const here = found.get(version.lowerVersion);
    return {
      ...version,
      catalogLeaf: version.catalogLeaf ?? tells?.leaves.get(version.lowerVersion),
      here: here !== undefined,
      hasSymbols: here !== undefined && (here.status === 'deleted' || here.symbolPackages.length > 0),
    };
  });
}

/** The IDs that search tells: those with a version that is listed. */
async function searchIds(feed: Feed, isWanted: (id: string) => boolean): Promise<string[]> {
  if (feed.search === undefined) throw feedLacks(feed.address, 'SearchQueryService');
  const ids = new Map<string, string>();
  for (let skip = 0; ; skip += pageSize) {
    const address = new URL(feed.search);
    const asked = { q: '', skip, take: pageSize, prerelease: true, semVerLevel: '2.0.0' };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, String(value));
    const { data } = await feed.get(SearchDocument, address.href);
    const before = ids.size;
    for (const { id } of data) ids.set(lowerId(id), id);
    // A feed that takes no notice of `skip` would never end.
    if (data.length === 0 || ids.size === before) return [...ids.values()].filter(isWanted);
  }
}
