import { beforeAll, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { anEmptyDatabase } from '@/lib/testing/database';
import { visitor } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { migrate } from '@/server/boot/migrate';
import { hashSecret, randomToken } from '../secret';
import { firstStartTokenHolds, makeFirstAdministrator, makeFirstStartToken } from './first-start';

// A database of their own, for that of all other tests has administrators.
beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
}, 120_000);

const administrator = () => ({
  name: aWord(),
  email: `${aWord()}@example.test`,
  password: 'correct horse battery',
});

test('an address makes the first administrator, and then neither it nor another one holds or is made', async () => {
  const [used, unused] = [await makeFirstStartToken(), await makeFirstStartToken()];
  if (used === undefined || unused === undefined) throw new Error('No address was made.');
  expect(await Promise.all([used, unused, 'anything'].map(firstStartTokenHolds))).toEqual([
    true,
    true,
    false,
  ]);

  const first = administrator();
  const second = administrator();
  await makeFirstAdministrator(used, first, visitor);
  expect(await Promise.all([used, unused].map(firstStartTokenHolds))).toEqual([false, false]);
  for (const token of [used, unused]) {
    await expect(makeFirstAdministrator(token, second, visitor)).rejects.toMatchObject({ code: 'notFound' });
  }
  expect(await makeFirstStartToken()).toBeUndefined();

  // One that a start makes in the moment in which the operator's command makes an administrator.
  const late = randomToken(256);
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db().firstStartToken.create({ data: { hash: hashSecret(late), expiresAt } });
  expect(await firstStartTokenHolds(late)).toBe(false);
  await expect(makeFirstAdministrator(late, second, visitor)).rejects.toMatchObject({ code: 'notFound' });
  expect(await db().account.findMany()).toMatchObject([{ name: first.name, admin: true }]);
});
