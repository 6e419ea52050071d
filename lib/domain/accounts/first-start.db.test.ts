import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { firstStartTokenHolds, makeFirstAdministrator, makeFirstStartToken } from './first-start';

const administrator = () => ({
  name: aWord(),
  email: `${aWord()}@example.test`,
  password: 'correct horse battery',
});

test('where there is an administrator no address is made, and none that was made holds', async () => {
  await aUser({ admin: true });

  expect(await makeFirstStartToken()).toBeUndefined();
  expect(await firstStartTokenHolds('anything')).toBe(false);
  await expect(makeFirstAdministrator('anything', administrator(), origin)).rejects.toMatchObject({
    code: 'notFound',
  });
  expect(await db().firstStartToken.count()).toBe(0);
});

test('after thirty tries from one address the next one waits', async () => {
  const from = { ...origin, address: aWord() };
  const tryIt = () => makeFirstAdministrator('anything', administrator(), from);
  for (let tries = 0; tries < 30; tries++) await expect(tryIt()).rejects.toMatchObject({ code: 'notFound' });

  await expect(tryIt()).rejects.toMatchObject({ code: 'tooManyTries' });
});
