import { env } from '@/lib/config/env';
import { sharedPromise } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { lockName, transaction } from '@/lib/db/transaction';
import { makeFirstStartToken } from '../accounts/first-start';
import { randomToken } from '../secret';
import { joinStorage } from './own-storage';

type Prepared = { firstStartPath: string | undefined };

/**
 * Makes what a gallery needs before it serves: the marker by which storage and database know that they belong
 * together, and its secrets. Several processes may call it at once. Throws ForeignStorage.
 * Asked for it, gives the path at which the first administrator is made, when there is none yet.
 */
export async function prepareGallery({ firstStart }: { firstStart: boolean }): Promise<Prepared> {
  await joinStorage();
  await findOrMakeSecret('auth', () => randomToken(256));
  const token = firstStart ? await makeFirstStartToken() : undefined;
  return { firstStartPath: token === undefined ? undefined : `/first-start/${token}` };
}

/** The secret that signs session cookies. */
export async function authSecret(): Promise<string> {
  return (
    env().AUTH_SECRET ??
    (await sharedPromise('auth-secret', () => findOrMakeSecret('auth', () => randomToken(256))))
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
