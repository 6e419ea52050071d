import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aPackage, aUser, origin } from '@/lib/testing/factories';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { relist, unlist } from './listing';
import { getRegistrationIndex } from './registration';
import { searchPackages } from './search';

async function listedVersions(lowerId: string) {
  const { pages } = await getRegistrationIndex({ lowerId, semVer2: true });
  return pages.flatMap(({ leaves = [] }) => leaves.map(({ lowerVersion, listed }) => [lowerVersion, listed]));
}

const find = async (id: string) =>
  searchPackages({ q: `packageid:${id}`, skip: 0, take: 1, prerelease: true, semVer2: true });

describe('unlist', () => {
  test('hides the version from search but keeps it in the registration', async () => {
    const target = await aPackage();
    await unlist(target.owner.actor, target);

    expect(await listedVersions(target.lowerId)).toEqual([['1.0.0', false]]);
    expect((await find(target.id)).totalHits).toBe(0);
  });

  test('is undone by relist, as published now', async () => {
    const target = await aPackage();
    await unlist(target.owner.actor, target);
    const before = new Date();
    await relist(target.owner.actor, target);

    const { hits } = await find(target.id);
    expect(hits).toHaveLength(1);
    expect(hits[0]?.publishedAt.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1);
  });

  test('done twice is recorded once', async () => {
    const target = await aPackage();
    await unlist(target.owner.actor, target);
    await unlist(target.owner.actor, target);

    const records = await db().auditRecord.findMany({
      where: { action: 'package.unlist', subject: `${target.id} 1.0.0` },
    });
    expect(records).toHaveLength(1);
  });

  test('is refused to a stranger', async () => {
    const target = await aPackage();
    const stranger = await aUser();

    await expect(unlist(stranger.actor, target)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is refused to a key without the scope', async () => {
    const target = await aPackage();
    const actor = await authenticateApiKey(await anApiKey(target.owner, { actions: ['push'] }), origin);

    await expect(unlist(actor, target)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test('is refused to a key whose pattern does not cover the ID', async () => {
    const target = await aPackage();
    const actor = await authenticateApiKey(await anApiKey(target.owner, { globs: ['Other'] }), origin);

    await expect(unlist(actor, target)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is open to administrators and to the operator', async () => {
    const target = await aPackage();
    const administrator = await aUser({ admin: true });
    await unlist(administrator.actor, target);
    await relist(system, target);

    expect(await listedVersions(target.lowerId)).toEqual([['1.0.0', true]]);
  });

  test('of a version that is not there is refused', async () => {
    const target = await aPackage();

    await expect(unlist(target.owner.actor, { ...target, lowerVersion: '9.9.9' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
