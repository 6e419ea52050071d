import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aPackage, aUser, bytesOf, origin } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { getPackageDetails } from './details';
import { relist, unlist } from './listing';
import { lockPackage, unlockPackage } from './lock';
import { push } from './push';

const isLocked = async (lowerId: string) => (await getPackageDetails(lowerId)).locked;

test('the owners of a locked package change nothing about it, and are told why', async () => {
  const target = await aPackage();
  const refusal = {
    code: 'forbidden',
    message: `The package "${target.id}" is locked. Ask the gallery's administrators.`,
  };
  const key = await authenticateApiKey(await anApiKey(target.owner), origin);
  await lockPackage(system, target.lowerId);

  for (const actor of [target.owner.actor, key]) {
    const next = await makeNupkg({ id: target.id, version: '2.0.0' });
    await expect(push(actor, bytesOf(next), { limitBytes: 100_000_000 })).rejects.toMatchObject(refusal);
    await expect(unlist(actor, target)).rejects.toMatchObject(refusal);
  }
  await unlist(system, target);
  await expect(relist(key, target)).rejects.toMatchObject(refusal);
});

test('administrators hide and show versions of a locked package', async () => {
  const target = await aPackage();
  const { actor } = await aUser({ admin: true });
  await lockPackage(system, target.lowerId);
  const isListed = async () => (await getPackageDetails(target.lowerId)).version.listed;

  await unlist(actor, target);
  expect(await isListed()).toBe(false);
  await relist(actor, target);
  expect(await isListed()).toBe(true);
});

test('a locked package is read as before', async () => {
  const target = await aPackage();
  await lockPackage(system, target.lowerId);

  expect(await getPackageDetails(target.lowerId)).toMatchObject({
    locked: true,
    version: { normalizedVersion: '1.0.0', listed: true, status: 'available' },
  });
});

test('an unlocked package is its owners’ again', async () => {
  const target = await aPackage();
  await lockPackage(system, target.lowerId);
  await unlockPackage(system, target.lowerId);

  await unlist(target.owner.actor, target);
  expect(await isLocked(target.lowerId)).toBe(false);
});

test('locking twice, also at once, is recorded once', async () => {
  const target = await aPackage();
  await Promise.all([1, 2, 3].map(() => lockPackage(system, target.lowerId)));
  await unlockPackage(system, target.lowerId);
  await unlockPackage(system, target.lowerId);

  const records = await db().auditRecord.findMany({
    where: { subject: target.id, action: { in: ['package.lock', 'package.unlock'] } },
    orderBy: { key: 'asc' },
  });
  expect(records.map(({ action }) => action)).toEqual(['package.lock', 'package.unlock']);
});

test('administrators lock, owners do not', async () => {
  const target = await aPackage();
  const administrator = await aUser({ admin: true });

  await expect(lockPackage(target.owner.actor, target.lowerId)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await isLocked(target.lowerId)).toBe(false);
  await lockPackage(administrator.actor, target.lowerId);
  expect(await isLocked(target.lowerId)).toBe(true);
});

test('a package that is not there cannot be locked', async () => {
  await expect(lockPackage(system, 'No.Such.Package')).rejects.toThrow(
    'There is no package "No.Such.Package" here.',
  );
});
