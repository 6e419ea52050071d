import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import type { Origin } from './actor';

type Use = { at: Date; origin: Origin };
type Noted = { apiKeys: Map<number, Use>; sessions: Map<number, Date> };

const noted = () => shared<Noted>('last-used', () => ({ apiKeys: new Map(), sessions: new Map() }));

/** Notes in memory that a key was used, and from where: no read writes on its own. */
export function noteApiKeyUse(key: number, origin: Origin): void {
  noted().apiKeys.set(key, { at: new Date(), origin });
}

/** Notes in memory that a session was used. */
export function noteSessionUse(key: number): void {
  noted().sessions.set(key, new Date());
}

/** Writes down what was noted since the last time. What cannot be written is noted again. */
export async function flushLastUsed(): Promise<void> {
  const { apiKeys, sessions } = noted();
  await flush(apiKeys, writeApiKeyUses);
  await flush(
    sessions,
    (keys, times) => db().$executeRaw`
    update "Session" set "lastUsedAt" = used.at
    from (select * from unnest(${keys}::int[], ${times}::timestamptz[]) as used(key, at) order by key) used
    where "Session".key = used.key and "lastUsedAt" < used.at`,
  );
}

/** What was done with the secret that a key had before is no use of the one that it has. */
async function writeApiKeyUses(keys: number[], uses: Use[]): Promise<unknown> {
  const times = uses.map(({ at }) => at);
  const addresses = uses.map(({ origin }) => origin.address ?? null);
  const clients = uses.map(({ origin }) => origin.client ?? null);
  return db().$executeRaw`
    update "ApiKey" set "lastUsedAt" = used.at, "lastUsedAddress" = used.address, "lastUsedClient" = used.client
    from (select * from unnest(${keys}::int[], ${times}::timestamptz[], ${addresses}::text[], ${clients}::text[])
            as used(key, at, address, client) order by key) used
    where "ApiKey".key = used.key and used.at >= "createdAt" and ("lastUsedAt" is null or "lastUsedAt" < used.at)`;
}

async function flush<Note>(
  notes: Map<number, Note>,
  write: (keys: number[], notes: Note[]) => Promise<unknown>,
): Promise<void> {
  if (notes.size === 0) return;
  const taken = [...notes].sort(([a], [b]) => a - b);
  notes.clear();
  try {
    await write(
      taken.map(([key]) => key),
      taken.map(([, note]) => note),
    );
  } catch (error) {
    for (const [key, note] of taken) if (!notes.has(key)) notes.set(key, note);
    throw error;
  }
}
