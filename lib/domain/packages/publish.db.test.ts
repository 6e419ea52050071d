import { expect, test } from 'vitest';
import { aUser, bytesOf, type TestUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { publish } from './publish';
import { receivePackage } from './receive';
import { getVersionListJson } from './version-list';

/** As processes do that know nothing of one another: all at once, past the queue that each of them has. */
async function publishAtOnce({ actor, key }: TestUser, id: string, versions: string[]) {
  const received = await Promise.all(
    versions.map(async (version) => receivePackage(bytesOf(await makeNupkg({ id, version })), 1_000_000)),
  );
  const pusher = { pusherKey: key, ownerKey: key };
  const outcomes = await Promise.allSettled(received.map((one) => publish(actor, pusher, one)));
  await Promise.all(received.map((one) => one.close()));
  return outcomes;
}

test('first versions of a new ID that several processes publish at once are all taken', async () => {
  const id = `Test.${aWord()}`;
  const versions = Array.from({ length: 6 }, (_, minor) => `1.${minor}.0`);
  const outcomes = await publishAtOnce(await aUser(), id, versions);

  expect(outcomes.map(({ status }) => status)).toEqual(versions.map(() => 'fulfilled'));
  expect(JSON.parse(await getVersionListJson(id.toLowerCase()))).toEqual(versions);
});

test('one version that several processes publish at once is taken once', async () => {
  const id = `Test.${aWord()}`;
  const outcomes = await publishAtOnce(
    await aUser(),
    id,
    Array.from({ length: 6 }, () => '1.0.0'),
  );

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
    Array.from({ length: 5 }, () => ({ reason: { code: 'conflict' } })),
  );
});
