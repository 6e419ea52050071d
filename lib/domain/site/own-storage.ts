import { randomUUID } from 'node:crypto';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { markerName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';

/** Storage and database do not belong together; the message says what to do. */
export class ForeignStorage extends Error {
  override name = 'ForeignStorage';
  override message =
    'The package storage and the database do not belong together. Set STORAGE_URL (or DATA_DIR) and ' +
    'DATABASE_URL to a pair that was used together, or to a new pair.';
}

/** Throws ForeignStorage. Changes nothing, and understands a database of any version, also an empty one. */
export async function requireOwnStorage(): Promise<void> {
  await whileLocked(compare);
}

/**
 * Makes a new storage and a new database know that they belong together. Throws ForeignStorage when they do not.
 * The database knows it first: a start that is killed in between is brought to its end by the next one.
 */
export async function joinStorage(): Promise<void> {
  await whileLocked(async (tx) => {
    if ((await compare(tx)) !== 'new') return;
    await tx.siteSetting.create({ data: { name: settingName, value: randomUUID() } });
  });
  await whileLocked(async (tx) => {
    if ((await compare(tx)) !== 'unfinished') return;
    const marker = JSON.stringify({ lode: await findSetting(tx) });
    await storage().putBytes(markerName, Buffer.from(marker));
  });
}

const settingName = 'storage';

async function whileLocked<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return transaction(async (tx) => {
    await lockName(tx, 'storage-marker');
    return work(tx);
  });
}

/** Where neither holds a package there is nothing to lose: only then may the marker be missing. */
async function compare(tx: Transaction): Promise<'new' | 'unfinished' | 'joined'> {
  const marker = await storage().readWhole(markerName);
  const migrated = await hasTables(tx);
  const setting = migrated ? await findSetting(tx) : undefined;
  if (marker === undefined) {
    if ((migrated && (await hasVersions(tx))) || (await hasObjects())) throw new ForeignStorage();
    return setting === undefined ? 'new' : 'unfinished';
  }
  if (setting === undefined || contentOf(marker) !== setting) throw new ForeignStorage();
  return 'joined';
}

async function hasTables(tx: Transaction): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ exist: boolean }[]>`
    select to_regclass('"SiteSetting"') is not null as exist`;
  return found?.exist === true;
}

async function findSetting(tx: Transaction): Promise<unknown> {
  return (await tx.siteSetting.findUnique({ where: { name: settingName } }))?.value;
}

async function hasVersions(tx: Transaction): Promise<boolean> {
  return (await tx.packageVersion.findFirst({ select: { key: true } })) !== null;
}

async function hasObjects(): Promise<boolean> {
  for await (const _object of storage().list('objects')) return true;
  return false;
}

function contentOf(marker: Buffer): unknown {
  try {
    const content: unknown = JSON.parse(marker.toString('utf8'));
    return typeof content === 'object' && content !== null && 'lode' in content ? content.lode : undefined;
  } catch {
    return undefined;
  }
}
