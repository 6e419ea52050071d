import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { poolSize } from '@/lib/db/limits';
import { aPackage } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { nearMisses } from './near-misses';

const stable = { prerelease: false, semVer2: false };

test('a text with a slip finds the ID that was meant', async () => {
  const { id } = await aPackage({ id: `Test.${aWord()}` });

  expect(await nearMisses(id.slice(0, 8) + id.slice(9), stable)).toEqual([id]);
  expect(await nearMisses(` ${id.toUpperCase()}x `, stable)).toEqual([id]);
});

test('an ID is offered only to whoever asks for such versions', async () => {
  const { id } = await aPackage({ version: '1.0.0-beta' });

  expect(await nearMisses(id, stable)).toEqual([]);
  expect(await nearMisses(id, { prerelease: true, semVer2: false })).toEqual([id]);
});

test('no ID is offered while all connections are taken', { timeout: 60_000 }, async () => {
  const { id } = await aPackage();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const holders = Array.from({ length: poolSize }, () =>
    db().$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1`;
        await released;
      },
      { maxWait: 10_000, timeout: 50_000 },
    ),
  );
  try {
    expect(await nearMisses(id, stable)).toEqual([]);
  } finally {
    release();
    await Promise.all(holders);
  }
  expect(await nearMisses(id, stable)).toEqual([id]);
});

test('nothing is like no text, and like text that no ID is like', async () => {
  for (const text of ['', '  ', '\0', '🎉', '%_\\', 'q'.repeat(5000)]) {
    expect(await nearMisses(text, stable)).toEqual([]);
  }
});
