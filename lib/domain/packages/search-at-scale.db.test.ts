import { beforeAll, describe, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { parseSearchQuery } from '@/lib/nuget/search-query';
import { anEmptyDatabase } from '@/lib/testing/database';
import { aUser } from '@/lib/testing/factories';
import { manyPackageRows } from '@/lib/testing/package-rows';
import { migrate } from '@/server/boot/migrate';
import { completeIds } from './autocomplete';
import { type PackageSearch, searchPackages } from './search';
import { searchCondition } from './search-condition';
import { refreshAllSearchDocuments } from './search-documents';
import { listDocuments, matchDocuments, rankAll, rankMostDownloaded } from './search-statements';

const count = 24_000;
const unpopular = 'Scale.Unpopular.Common';
const popularity = 'SearchDocument_popularity';

const defaults: PackageSearch = { q: '', skip: 0, take: 20, prerelease: false, semVer2: true };
const search = (q: string, more: Partial<PackageSearch> = {}) => searchPackages({ ...defaults, ...more, q });

beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
  const owner = await aUser();
  const common = Array.from({ length: count }, (_, number) => ({
    id: `Scale.Common.P${number}`,
    // Every second is told to be even, every thousandth to be round.
    description: `${number % 2 === 0 ? 'even' : 'odd'} ${number % 1000 === 0 ? 'round' : 'crooked'} n${number}`,
    downloads: 10 + number * 100,
  }));
  common.push({ id: unpopular, description: '', downloads: 0 });
  for (let from = 0; from < common.length; from += 2000) {
    const keys = await manyPackageRows(common.slice(from, from + 2000), owner);
    await transaction((tx) => refreshAllSearchDocuments(tx, keys));
  }
  await db().$executeRaw`vacuum analyze`;
}, 300_000);

describe('among many packages', () => {
  test('matches are counted exactly to ten thousand and estimated above [check 57]', async () => {
    expect((await search('round')).totalHits).toBe(count / 1000);
    expect((await search('n7')).totalHits).toBe(1 + 10 + 100 + 1000);
    expect((await search('n2')).totalHits).toBe(1 + 10 + 100 + 1000 + 4000);
    const all = (await search('common')).totalHits;
    expect(Math.abs(all - count)).toBeLessThan(count / 10);
    expect((await search('')).totalHits).toBeGreaterThan(10_000);
    const half = (await search('even')).totalHits;
    expect(Math.abs(half - count / 2)).toBeLessThan(count / 10);
  });

  test('the ID that was typed comes first, although all others are downloaded more [check 73]', async () => {
    expect((await search(unpopular)).hits[0]?.id).toBe(unpopular);
    const { ids } = await completeIds({ ...defaults, q: unpopular });
    expect(ids).toEqual([unpopular]);
  });

  test('the most downloaded of equal matches come first', async () => {
    const { hits } = await search('common', { take: 3 });
    expect(hits.map(({ id }) => id)).toEqual([1, 2, 3].map((less) => `Scale.Common.P${count - less}`));
  });

  test('pages neither repeat a package nor leave one out, however far on', async () => {
    const ids = [];
    for (let skip = 0; skip < 3000; skip += 600) {
      const { hits } = await search('scale', { skip, take: 600 });
      ids.push(...hits.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(3000);
  });

  test('IDs are completed from the most downloaded ones, and from all when those are not enough', async () => {
    const many = await completeIds({ ...defaults, q: 'scale.c' });
    expect(many.ids[0]).toBe(`Scale.Common.P${count - 1}`);
    expect(Math.abs(many.totalHits - count)).toBeLessThan(count / 10);

    expect(await completeIds({ ...defaults, q: 'scale.common.p123' })).toMatchObject({
      totalHits: 111,
      ids: ['Scale.Common.P123', 'Scale.Common.P12399', ...Array<unknown>(18).fill(expect.any(String))],
    });
    expect(await completeIds({ ...defaults, q: 'scale.unp' })).toEqual({ totalHits: 1, ids: [unpopular] });
    expect(await completeIds({ ...defaults, q: 'qqq' })).toEqual({ totalHits: 0, ids: [] });
  });
});

test.each([
  ['', popularity],
  ['"common"', popularity],
  ['round', 'SearchDocument_words_idx'],
  ['"n12345"', 'SearchDocument_words_idx'],
  ['common round', 'SearchDocument_words_idx'],
  [unpopular, 'SearchDocument_words_idx'],
  [`packageid:${unpopular}`, 'SearchDocument_lowerId_idx'],
  ['owner:nobody', 'SearchDocument_words_idx'],
])('PostgreSQL answers %j from an index and does not read every document', async (q, index) => {
  const condition = searchCondition(parseSearchQuery(q));
  const matches = matchDocuments(condition, defaults);
  const statement =
    condition.ranked === undefined
      ? listDocuments(matches, 'downloads', defaults)
      : (index === popularity ? rankMostDownloaded : rankAll)(matches, condition, defaults);

  const lines = await db().$queryRaw<{ 'QUERY PLAN': string }[]>`explain ${statement}`;
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n');

  expect(plan).toContain(index);
  expect(plan).not.toContain('Seq Scan');
});
