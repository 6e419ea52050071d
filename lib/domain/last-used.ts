import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';

type Noted = { apiKeys: Map<number, Date>; sessions: Map<number, Date> };

const noted = () => shared<Noted>('last-used', () => ({ apiKeys: new Map(), sessions: new Map() }));

/** Notes in memory that a key was used: no read writes on its own. */
export function noteApiKeyUse(key: number): void {
  noted().apiKeys.set(key, new Date());
}

/** Notes in memory that a session was used. */
export function noteSessionUse(key: number): void {
  noted().sessions.set(key, new Date());
}

/** Writes down what was noted since the last time. What cannot be written is noted again. */
export async function flushLastUsed(): Promise<void> {
  const { apiKeys, sessions } = noted();
  await flush(
    apiKeys,
    (keys, times) => db().$executeRaw`
    update "ApiKey" set "lastUsedAt" = used.at
    from (select * from unnest(${keys}::int[], ${times}::timestamptz[]) as used(key, at) order by key) used
    where "ApiKey".key = used.key and ("lastUsedAt" is null or "lastUsedAt" < used.at)`,
  );
  await flush(
    sessions,
    (keys, times) => db().$executeRaw`
    update "Session" set "lastUsedAt" = used.at
    from (select * from unnest(${keys}::int[], ${times}::timestamptz[]) as used(key, at) order by key) used
    where "Session".key = used.key and "lastUsedAt" < used.at`,
  );
}

async function flush(
  notes: Map<number, Date>,
  write: (keys: number[], times: Date[]) => Promise<unknown>,
): Promise<void> {
  if (notes.size === 0) return;
  const taken = [...notes].sort(([a], [b]) => a - b);
  notes.clear();
  try {
    await write(
      taken.map(([key]) => key),
      taken.map(([, at]) => at),
    );
  } catch (error) {
    for (const [key, at] of taken) if (!notes.has(key)) notes.set(key, at);
    throw error;
  }
}
