import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser } from '@/lib/testing/factories';
import { system } from '../actor';
import { deleteVersions } from './delete';
import { getPackageDetails } from './details';
import { getVersionFile } from './files';
import { getRegistrationIndex } from './registration';
import { searchPackages } from './search';
import { getVersionListJson } from './version-list';

const soft = { hard: false };
const hard = { hard: true };

const find = async (id: string) =>
  searchPackages({ q: `packageid:${id}`, skip: 0, take: 1, prerelease: true, semVer2: true });

const recordsOf = (subject: string) =>
  db().auditRecord.findMany({ where: { subject, action: { in: ['package.delete', 'package.hardDelete'] } } });

async function registeredVersions(lowerId: string): Promise<string[]> {
  const { pages } = await getRegistrationIndex({ lowerId, semVer2: true });
  return pages.flatMap(({ leaves = [] }) => leaves.map(({ lowerVersion }) => lowerVersion));
}

/** A package with the versions 1.0.0 and 2.0.0, pushed by one owner. */
async function twoVersions() {
  const first = await aPackage();
  const second = await aPackage({ id: first.id, version: '2.0.0', owner: first.owner });
  return { first, second, lowerId: first.lowerId, id: first.id };
}

describe('a deleted version', () => {
  test('is gone from registration, version list, files and search, which offers the one before it', async () => {
    const { second, lowerId, id } = await twoVersions();

    expect(await deleteVersions(system, second, soft)).toEqual(['2.0.0']);

    expect(await registeredVersions(lowerId)).toEqual(['1.0.0']);
    expect(await getVersionListJson(lowerId)).toBe('["1.0.0"]');
    await expect(getVersionFile(lowerId, '2.0.0', 'nupkg')).rejects.toMatchObject({ code: 'notFound' });
    expect((await find(id)).hits).toMatchObject([{ normalizedVersion: '1.0.0' }]);
    expect(await getPackageDetails(lowerId)).toMatchObject({ version: { normalizedVersion: '1.0.0' } });
  });

  test('[rule 77] keeps its number, and a push of it is told so', async () => {
    const { second, id } = await twoVersions();
    await deleteVersions(system, second, soft);

    await expect(aPackage({ id, version: '2.0.0', owner: second.owner })).rejects.toThrow(
      `${id} 2.0.0 was deleted, and its number cannot be used again. Push it under a new version number.`,
    );
    await aPackage({ id, version: '2.0.1', owner: second.owner });
  });

  test('is still told of when it is asked for, as deleted', async () => {
    const { second, lowerId } = await twoVersions();
    await deleteVersions(system, second, soft);

    expect((await getPackageDetails(lowerId, '2.0.0')).version).toMatchObject({
      normalizedVersion: '2.0.0',
      status: 'deleted',
      listed: false,
    });
  });

  test('can be deleted for good, which frees its number', async () => {
    const { second, id, lowerId } = await twoVersions();
    await deleteVersions(system, second, soft);

    expect(await deleteVersions(system, second, hard)).toEqual(['2.0.0']);

    await expect(getPackageDetails(lowerId, '2.0.0')).rejects.toMatchObject({ code: 'notFound' });
    await aPackage({ id, version: '2.0.0', owner: second.owner });
    expect(await getVersionListJson(lowerId)).toBe('["1.0.0","2.0.0"]');
  });

  test('cannot be deleted again', async () => {
    const { second } = await twoVersions();
    await deleteVersions(system, second, soft);

    await expect(deleteVersions(system, second, soft)).rejects.toThrow(
      `Package "${second.id}" has no version "2.0.0" here.`,
    );
    expect(await recordsOf(`${second.id} 2.0.0`)).toHaveLength(1);
  });
});

describe('a package without any version left', () => {
  test('keeps its ID when it was not deleted for good, and is found by nobody', async () => {
    const { first, lowerId, id } = await twoVersions();

    expect(await deleteVersions(system, { id }, soft)).toEqual(['1.0.0', '2.0.0']);

    expect((await find(id)).totalHits).toBe(0);
    await expect(getVersionListJson(lowerId)).rejects.toMatchObject({ code: 'notFound' });
    await expect(getRegistrationIndex({ lowerId, semVer2: true })).rejects.toMatchObject({
      code: 'notFound',
    });
    const stranger = await aUser();
    await expect(aPackage({ id, version: '3.0.0', owner: stranger })).rejects.toMatchObject({
      code: 'pushForbidden',
    });
    await aPackage({ id, version: '3.0.0', owner: first.owner });
  });

  test('gives its ID free to anybody when it was deleted for good', async () => {
    const { lowerId, id, first, second } = await twoVersions();
    await deleteVersions(system, first, hard);
    await deleteVersions(system, second, hard);

    await expect(getPackageDetails(lowerId)).rejects.toMatchObject({ code: 'notFound' });
    expect((await find(id)).totalHits).toBe(0);
    const stranger = await aUser();
    await aPackage({ id, version: '1.0.0', owner: stranger });
    expect((await getPackageDetails(lowerId)).owners).toEqual([{ name: stranger.name, organization: false }]);
  });
});

test('of two deletions at once one is done, recorded and told to the catalog', async () => {
  const target = await aPackage();

  const outcomes = await Promise.allSettled([1, 2].map(() => deleteVersions(system, target, soft)));

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await recordsOf(`${target.id} 1.0.0`)).toHaveLength(1);
  const told = await db().catalogOutbox.findMany({ where: { lowerId: target.lowerId, kind: 'delete' } });
  expect(told).toHaveLength(1);
});

test('of two deletions for good at once one is done', async () => {
  const target = await aPackage();

  const outcomes = await Promise.allSettled([1, 2].map(() => deleteVersions(system, target, hard)));

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await recordsOf(`${target.id} 1.0.0`)).toHaveLength(1);
});

test('a push and a deletion of one package at once leave what either order leaves', async () => {
  const target = await aPackage();

  await Promise.allSettled([
    deleteVersions(system, { id: target.id }, soft),
    aPackage({ id: target.id, version: '2.0.0', owner: target.owner }),
  ]);

  const details = await getPackageDetails(target.lowerId);
  const { totalHits } = await find(target.id);
  expect(totalHits).toBe(details.version.status === 'available' ? 1 : 0);
});

test('only administrators delete, the owner does not', async () => {
  const target = await aPackage();
  const administrator = await aUser({ admin: true });

  await expect(deleteVersions(target.owner.actor, target, soft)).rejects.toMatchObject({ code: 'forbidden' });
  await deleteVersions(administrator.actor, target, soft);

  expect(await recordsOf(`${target.id} 1.0.0`)).toMatchObject([{ actorKey: administrator.key }]);
});

test('what is not there cannot be deleted', async () => {
  const target = await aPackage();

  await expect(deleteVersions(system, { ...target, lowerVersion: '9.0.0' }, hard)).rejects.toThrow(
    `Package "${target.id}" has no version "9.0.0" here.`,
  );
  await expect(deleteVersions(system, { id: 'No.Such.Package' }, hard)).rejects.toThrow(
    'There is no package "No.Such.Package" here.',
  );
});
