import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage } from '@/lib/testing/factories';
import { system } from '../actor';
import { unlist } from './listing';
import { readHits } from './search-hits';

test('a package that was unlisted after it was found is no hit', async () => {
  const [hidden, kept] = [await aPackage(), await aPackage()];
  const lowerIds = [hidden.lowerId, kept.lowerId];
  const found = await db().searchDocument.findMany({
    where: { lowerId: { in: lowerIds } },
    select: { versionKey: true },
  });
  await unlist(system, hidden);

  const hits = await readHits(
    found.map(({ versionKey }) => versionKey),
    { prerelease: true, semVer2: true },
  );

  expect(found).toHaveLength(2);
  expect(hits.map(({ id }) => id)).toEqual([kept.id]);
});
