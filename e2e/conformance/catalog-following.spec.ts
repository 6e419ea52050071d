import { setTimeout } from 'node:timers/promises';
import { effort } from '@/lib/testing/effort';
import { type CatalogReader, catalogReader, isAfter, readIndex, readJson } from './catalog-reader';
import { CatalogDetails, type CatalogItem } from './documents';
import { expect, test } from './fixtures';

const versions = effort(500);
const writers = 4;
const pauseMs = 200;

const nameOf = (item: CatalogItem) => `${item['nuget:id']} ${item['nuget:version']}`;
const versionOf = (number: number) => `1.0.${number}`;

test('a reader sees each of what four people write once and in order [check 85, 88]', async ({
  feed,
  push,
  unlist,
}) => {
  test.setTimeout(120_000 + versions * 1_000);
  const { commitTimeStamp: begun } = await readIndex(feed.catalog);
  const ids = await Promise.all(
    Array.from({ length: writers }, async () => (await push({ version: '0.0.1' })).id),
  );
  const written = ids.map((id, writer) =>
    Array.from(
      { length: Math.ceil((versions - writer) / writers) },
      (_, number) => `${id} ${versionOf(number)}`,
    ),
  );
  const state = { writing: true };
  const write = async (id: string, count: number) => {
    for (let number = 0; number < count; number++) {
      await push({ id, version: versionOf(number) });
      await unlist(id, versionOf(number));
    }
  };
  const isOurs = (item: CatalogItem) => ids.includes(item['nuget:id']) && item['nuget:version'] !== '0.0.1';
  const follow = async (reader: CatalogReader, isDone: (seen: CatalogItem[]) => boolean) => {
    const seen: CatalogItem[] = [];
    do {
      const news = (await reader.read()).filter(isOurs);
      seen.push(...news);
      if (news.length === 0) await setTimeout(pauseMs);
    } while (!isDone(seen));
    return seen;
  };

  const writing = Promise.all(ids.map((id, writer) => write(id, written[writer]?.length ?? 0)));
  const [seen] = await Promise.all([
    follow(catalogReader(feed.catalog, begun), (items) => !state.writing && items.length >= 2 * versions),
    writing.finally(() => (state.writing = false)),
  ]);

  expect(seen).toHaveLength(2 * versions);
  expect(new Set(seen.map((item) => item['@id'])).size).toBe(2 * versions);
  const times = seen.map(({ commitTimeStamp }) => commitTimeStamp);
  expect(times.filter((time, at) => at > 0 && isAfter(times[at - 1] ?? '', time))).toEqual([]);
  for (const names of written) {
    const pushes = names.map((name) => seen.find((item) => nameOf(item) === name)?.commitTimeStamp ?? '');
    expect(pushes.filter((time, at) => at > 0 && isAfter(pushes[at - 1] ?? '', time))).toEqual([]);
  }
  for (const name of written.flat()) {
    const told = seen.filter((item) => nameOf(item) === name);
    const leaves = await Promise.all(
      told.map(async (item) => CatalogDetails.parse(await readJson(item['@id']))),
    );
    expect(
      leaves.map(({ listed }) => listed),
      name,
    ).toEqual([true, false]);
  }

  // Whoever comes later, or comes back in the middle, is told the same.
  const again = await follow(catalogReader(feed.catalog, begun), () => true);
  expect(again).toEqual(seen);
  const middle = times[versions] ?? '';
  const rest = await follow(catalogReader(feed.catalog, middle), () => true);
  expect(rest).toEqual(seen.filter(({ commitTimeStamp }) => isAfter(commitTimeStamp, middle)));
});
