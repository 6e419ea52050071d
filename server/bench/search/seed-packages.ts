import { db } from '@/lib/db/client';
import { createUser } from '@/lib/domain/accounts/create';
import { system } from '@/lib/domain/actor';
import { addDownloads } from '@/lib/domain/packages/downloads';
import { push } from '@/lib/domain/packages/push';
import { makePackage } from '../made-package';
import { type KnownPackage, knownPackages } from './known-packages';
import { copyPackage } from './package-copies';

type Progress = (done: number, total: number) => void;

const version = '1.0.0';
const sizeBytes = 2_000;
const limitBytes = 100_000;
const workersAtOnce = 4;

/**
 * Makes a gallery of the known packages: their owners, a small package of each by a push, and a year's downloads as the
 * front would have counted them.
 */
export async function pushKnownPackages(onProgress: Progress): Promise<void> {
  const ownerKeys = await createOwners();
  await pushAll(knownPackages, ownerKeys, onProgress);
}

/**
 * As `pushKnownPackages`, in a tenth of the time: only the first is pushed, and the others are rows like its own. To
 * search this makes no difference.
 */
export async function copyKnownPackages(onProgress: Progress): Promise<void> {
  const [first, ...others] = knownPackages;
  if (first === undefined) return;
  const ownerKeys = await createOwners();
  await pushAll([first], ownerKeys, () => undefined);
  const copies = others.map(({ id, owner, description, tags, downloads }) => ({
    id,
    ownerKey: ownerKeys.get(owner) ?? 0,
    authors: owner,
    description,
    tags: tags === '' ? [] : tags.split(' '),
    downloads,
  }));
  await copyPackage(first.id, copies, onProgress);
}

async function createOwners(): Promise<Map<string, number>> {
  const names = new Set(knownPackages.map(({ owner }) => owner));
  const keys = new Map<string, number>();
  await workThrough(names, async (name) => {
    const { key } = await createUser(system, { name, email: `${name}@example.test`, admin: false });
    keys.set(name, key);
  });
  return keys;
}

async function pushAll(
  packages: readonly KnownPackage[],
  ownerKeys: ReadonlyMap<string, number>,
  onProgress: Progress,
): Promise<void> {
  let done = 0;
  await workThrough(packages, async ({ id, owner, description, tags }) => {
    const nupkg = await makePackage({ id, version, authors: owner, description, tags, sizeBytes });
    await push(system, bytesOf(nupkg), { limitBytes, ownerKey: ownerKeys.get(owner) ?? 0 });
    onProgress(++done, packages.length);
  });
  await countDownloads(packages);
}

async function workThrough<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  async function workOn(): Promise<void> {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value);
  }
  await Promise.all(Array.from({ length: workersAtOnce }, workOn));
}

async function* bytesOf(nupkg: Uint8Array): AsyncIterable<Uint8Array> {
  yield nupkg;
}

async function countDownloads(packages: readonly KnownPackage[]): Promise<void> {
  const versions = await db().packageVersion.findMany({
    where: { id: { in: packages.map(({ id }) => id) } },
    select: { key: true, id: true },
  });
  const counts = new Map(packages.map(({ id, downloads }) => [id, downloads]));
  await addDownloads(
    versions.map(({ key, id }) => ({
      versionKey: key,
      day: '2026-01-01',
      client: 'other',
      clientVersion: '',
      count: counts.get(id) ?? 0,
    })),
  );
}
