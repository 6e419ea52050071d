import { utimes } from 'node:fs/promises';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from '@/lib/config/env';
import { objectName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';
import { aPackage } from '@/lib/testing/factories';
import { getVersionFile } from './files';
import { sweep } from './sweep';

const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);

async function anObject(modifiedAt: Date): Promise<string> {
  const bytes = Buffer.from(randomUUID());
  const name = objectName(createHash('sha512').update(bytes).digest());
  await storage().putBytes(name, bytes);
  await age(name, modifiedAt);
  return name;
}

const age = (name: string, at: Date) => utimes(join(env().DATA_DIR, 'packages', name), at, at);

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
  const name = objectName(createHash('sha512').update(bytes).digest());
  await storage().putBytes(name, bytes);
  await age(name, twoDaysAgo);
  await storage().putBytes(name, bytes);
  await sweep();

  expect(await storage().stat(name)).toBeDefined();
});
