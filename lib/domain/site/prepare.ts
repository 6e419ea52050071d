import { randomUUID } from 'node:crypto';
import { env } from '@/lib/config/env';
import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { lockName, transaction } from '@/lib/db/transaction';
import { markerName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';
import { makeFirstStartToken } from '../accounts/first-start';
import { randomToken } from '../secret';

/** Storage and database do not belong together; the message says what to do. */
export class ForeignStorage extends Error {
  override name = 'ForeignStorage';
}

type Prepared = { firstStartPath: string | undefined };

/**
 * Makes what a gallery needs before it serves: its secrets, and the marker by which storage and database know
 * that they belong together. Several processes may call it at once. Throws ForeignStorage.
 * Asked for it, gives the path at which the first administrator is made, when there is none yet.
 */
export async function prepareGallery({ firstStart }: { firstStart: boolean }): Promise<Prepared> {
  await findOrMakeSecret('auth', () => randomToken(256));
  await checkStorage();
  const token = firstStart ? await makeFirstStartToken() : undefined;
  return { firstStartPath: token === undefined ? undefined : `/first-start/${token}` };
}

/** The secret that signs session cookies. */
export async function authSecret(): Promise<string> {
  return (
    env().AUTH_SECRET ?? (await shared('auth-secret', () => findOrMakeSecret('auth', () => randomToken(256))))
  );
}

async function findOrMakeSecret(name: string, make: () => string): Promise<string> {
  const found = await db().siteSecret.findUnique({ where: { name } });
  if (found !== null) return found.value;
  return transaction(async (tx) => {
    await lockName(tx, `secret:${name}`);
    const row = await tx.siteSecret.upsert({ where: { name }, create: { name, value: make() }, update: {} });
    return row.value;
  });
}

async function checkStorage(): Promise<void> {
  await transaction(async (tx) => {
    await lockName(tx, 'storage-marker');
    const setting = await tx.siteSetting.findUnique({ where: { name: 'storage' } });
    const marker = await storage().readWhole(markerName);
    if (setting === null && marker === undefined) {
      const value = randomUUID();
      await storage().putBytes(markerName, Buffer.from(JSON.stringify({ lode: value })));
      await tx.siteSetting.create({ data: { name: 'storage', value } });
      return;
    }
    if (setting === null || marker === undefined || markerOf(marker) !== setting.value) {
      throw new ForeignStorage(
        'The package storage and the database do not belong together. Set STORAGE_URL (or DATA_DIR) and ' +
          'DATABASE_URL to a pair that was used together, or to a new pair.',
      );
    }
  });
}

function markerOf(bytes: Buffer): unknown {
  try {
    const content: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof content === 'object' && content !== null && 'lode' in content ? content.lode : undefined;
  } catch {
    return undefined;
  }
}
