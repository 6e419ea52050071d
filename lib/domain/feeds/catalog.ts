import { lowerId } from '@/lib/nuget/id';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { CatalogIndexDocument, CatalogPageDocument } from './documents';
import { fewAtATime } from './few-at-a-time';
import type { Feed } from './feed';

/** The versions of one package that the catalog knows: the address of the newest leaf of each, by lower-case version. */
export type CatalogPackage = { id: string; leaves: Map<string, string> };

type Item = { time: string; id: string; lowerVersion: string; address: string; deleted: boolean };

/**
 * The packages that a catalog tells of and somebody wants, by lower-case ID, without what was deleted. Reads the whole
 * of it: what was unlisted is nowhere else to be found.
 */
export async function readCatalog(
  feed: Feed,
  address: string,
  isWanted: (id: string) => boolean,
  progress: (done: number, total: number) => void,
): Promise<Map<string, CatalogPackage>> {
  const { items: pages } = await feed.get(CatalogIndexDocument, address);
  const newest = new Map<string, Item>();
  let done = 0;
  await fewAtATime(pages, async (page) => {
    const { items } = await feed.get(CatalogPageDocument, page['@id']);
    for (const item of items) noteNewest(newest, item, isWanted);
    progress(++done, pages.length);
  });

  const packages = new Map<string, CatalogPackage>();
  for (const item of newest.values()) {
    if (item.deleted) continue;
    const lower = lowerId(item.id);
    const found = packages.get(lower) ?? { id: item.id, leaves: new Map<string, string>() };
    found.leaves.set(item.lowerVersion, item.address);
    packages.set(lower, found);
  }
  return packages;
}

function noteNewest(
  newest: Map<string, Item>,
  document: CatalogPageDocument['items'][number],
  isWanted: (id: string) => boolean,
): void {
  const id = document['nuget:id'];
  const version = parseVersion(document['nuget:version']);
  if (version === undefined || !isWanted(id)) return;
  const item = {
    // Without the end mark, times of any number of digits are ordered by their text.
    time: document.commitTimeStamp.replace(/Z$/, ''),
    id,
    lowerVersion: lowerVersion(version),
    address: document['@id'],
    deleted: document['@type'].some((type) => type.endsWith('PackageDelete')),
  };
  const key = `${lowerId(id)}/${item.lowerVersion}`;
  const known = newest.get(key);
  if (known === undefined || known.time < item.time) newest.set(key, item);
}
