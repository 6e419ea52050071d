import { beforeAll, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { searchPackages } from '@/lib/domain/packages/search';
import { anEmptyDatabase } from '@/lib/testing/database';
import { migrate } from '@/server/boot/migrate';
import { knownPackages } from './known-packages';
import { judgedQueries } from './queries';
import { scoreSearch } from './score';
import { copyKnownPackages } from './seed-packages';

beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
  await copyKnownPackages(() => undefined);
}, 120_000);

test('the table judges many queries, each once, and wants packages that there are', () => {
  const ids = new Set(knownPackages.map(({ id }) => id));

  expect(new Set(judgedQueries.map(({ q }) => q)).size).toBeGreaterThanOrEqual(60);
  expect(judgedQueries.flatMap(({ wanted }) => wanted).filter((id) => !ids.has(id))).toEqual([]);
});

test('whoever knows what they want finds it first, and hardly ever after the third', async () => {
  const score = await scoreSearch(judgedQueries, async (q) => {
    const { hits } = await searchPackages({ q, skip: 0, take: 10, prerelease: true, semVer2: true });
    return hits.map(({ id }) => id);
  });

  const missed = score.missed.map(({ q, place, firstThree }) => `${q} (${place}): ${firstThree.join(', ')}`);
  expect(score.mrr, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  expect(score.successAt3, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
});
