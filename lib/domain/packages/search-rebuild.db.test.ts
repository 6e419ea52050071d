import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { packageRows } from '@/lib/testing/package-rows';
import { completeIds } from './autocomplete';
import { searchPackages } from './search';
import { rebuildSearch, type RebuildProgress } from './search-rebuild';

test('a rebuild makes search know what it lost, tells how far it is, and can go on from there', async () => {
  const owner = await aUser();
  const lost = [];
  for (let number = 0; number < 130; number += 1) {
    lost.push(await packageRows([{ version: '1.0.0' }], { owner }));
  }
  const first = lost[0]?.packageKey ?? 0;
  const question = { skip: 0, take: 1000, prerelease: false, semVer2: false };
  const progress: RebuildProgress[] = [];

  const done = await rebuildSearch((step) => progress.push(step), first);

  const found = await searchPackages({ ...question, q: `owner:${owner.name}` });
  expect(found.totalHits).toBe(129);
  expect(progress.length).toBeGreaterThanOrEqual(2);
  expect(progress.at(-1)).toMatchObject({ done });
  expect(progress.map((step) => step.packageKey)).toEqual(
    progress.map((step) => step.packageKey).toSorted((a, b) => a - b),
  );

  await rebuildSearch(() => undefined, first - 1);
  expect((await searchPackages({ ...question, q: `owner:${owner.name}` })).totalHits).toBe(130);
  expect(await completeIds({ ...question, q: lost[0]?.id ?? '' })).toEqual({
    totalHits: 1,
    ids: [lost[0]?.id],
  });
});

test('a rebuild beside pushes that lock the same packages loses nothing', async () => {
  const owner = await aUser();
  const { packageKey } = await packageRows([{ version: '1.0.0' }], { owner });

  await Promise.all([
    rebuildSearch(() => undefined, packageKey - 1),
    rebuildSearch(() => undefined, packageKey - 1),
  ]);

  expect(await db().searchDocument.count({ where: { packageKey } })).toBe(1);
});
