import { utimes, writeFile } from 'node:fs/promises';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { objectName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';
import { aPackage } from '@/lib/testing/factories';
import { getVersionFile } from './files';
import { sweep } from './sweep';

const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);

async function anObject(modifiedAt: Date): Promise<string> {
  const bytes = Buffer.from(randomUUID());
  const name = nameOf(bytes);
  await storage().putBytes(name, bytes);
  await age(name, modifiedAt);
  return name;
}

const nameOf = (bytes: Uint8Array) => objectName(createHash('sha512').update(bytes).digest());
const pathOf = (name: string) => join(env().DATA_DIR, 'packages', name);
const age = (name: string, at: Date) => utimes(pathOf(name), at, at);

test('an object that no version has is swept when it is older than a day', async () => {
  const old = await anObject(twoDaysAgo);
  const young = await anObject(new Date());
  await sweep();

  expect(await storage().stat(old)).toBeUndefined();
  expect(await storage().stat(young)).toBeDefined();
});

test('an object that a version has stays, however old', async () => {
  const { lowerId } = await aPackage();
  const { objectName: wanted } = await getVersionFile(lowerId, '1.0.0', 'nupkg');
  await age(wanted, twoDaysAgo);
  await sweep();

  expect(await storage().stat(wanted)).toBeDefined();
});

test('bytes that are pushed again are young again', async () => {
  const bytes = Buffer.from(randomUUID());
  const name = nameOf(bytes);
  await storage().putBytes(name, bytes);
  await age(name, twoDaysAgo);
  await storage().putBytes(name, bytes);
  await sweep();

  expect(await storage().stat(name)).toBeDefined();
});

test('symbols and their packages stay, however old', async () => {
  const { lowerId, owner } = await aPackage();
  const { versionKey } = await getVersionFile(lowerId, '1.0.0', 'nupkg');
  const [snupkg, pdb] = [await anObject(twoDaysAgo), await anObject(twoDaysAgo)];
  await db().symbolPackage.create({
    data: { versionKey, status: 'checking', objectName: snupkg, sizeBytes: 36, pusherKey: owner.key },
  });
  await db().symbolFile.create({
    data: {
      versionKey,
      path: 'lib/net8.0/a.pdb',
      lowerName: 'a.pdb',
      symbolKey: `${'0'.repeat(32)}ffffffff`,
      checksum: '',
      objectName: pdb,
      sizeBytes: 36,
    },
  });
  await sweep();

  expect(await storage().stat(snupkg)).toBeDefined();
  expect(await storage().stat(pdb)).toBeDefined();
});

test('among more objects than are asked for at once, those that a version has stay alone', async () => {
  const { lowerId } = await aPackage();
  const { objectName: wanted } = await getVersionFile(lowerId, '1.0.0', 'nupkg');
  const folder = dirname(wanted);
  const others = Array.from({ length: 1001 }, () => `${folder}/${randomBytes(64).toString('hex')}`);
  for (const name of others) await writeFile(pathOf(name), '');
  await Promise.all([wanted, ...others].map((name) => age(name, twoDaysAgo)));

  expect((await sweep()).objects).toBeGreaterThanOrEqual(others.length);
  expect(await storage().stat(wanted)).toBeDefined();
  for (const name of others) expect(await storage().stat(name)).toBeUndefined();
}, 60_000);

test('a run that has no more time leaves the rest to the next one', async () => {
  const old = await anObject(twoDaysAgo);

  expect(await sweep({ limitMs: 0 })).toMatchObject({ objects: 0, complete: false });
  expect(await storage().stat(old)).toBeDefined();
  expect(await sweep()).toMatchObject({ complete: true });
  expect(await storage().stat(old)).toBeUndefined();
});
