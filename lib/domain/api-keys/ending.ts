import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type EndingKey, tellOfEndedKeys, tellOfEndingKeys } from './ending-mails';

const peopleAtOnce = 100;

/** A key that ends within ten days, and was made for longer than that. */
const ending = Prisma.sql`"endingToldAt" is null and "expiresAt" > now()
  and "expiresAt" <= now() + interval '10 days' and "expiresAt" - "createdAt" > interval '10 days'`;

/** A key that has ended, unless that is no news any more. */
const ended = Prisma.sql`"endedToldAt" is null and "expiresAt" <= now()
  and "expiresAt" > now() - interval '10 days'`;

/**
 * Tells people, and the administrators of the organizations for which their keys act, once of each key that will end
 * within ten days, and once that it has. Gives how many made such keys.
 */
export async function mailEndingKeys(): Promise<number> {
  let people = 0;
  for (;;) {
    const found = await db().$queryRaw<{ creatorKey: number }[]>`
      select distinct "creatorKey" from "ApiKey"
      where "revokedAt" is null and ((${ending}) or (${ended})) order by 1 limit ${peopleAtOnce}`;
    for (const { creatorKey } of found) await transaction((tx) => mailKeysOf(tx, creatorKey));
    people += found.length;
    if (found.length < peopleAtOnce) return people;
  }
}

async function mailKeysOf(tx: Transaction, creatorKey: number): Promise<void> {
  const soon = await tx.$queryRaw<EndingKey[]>`
    update "ApiKey" set "endingToldAt" = now()
    where "creatorKey" = ${creatorKey} and "revokedAt" is null and ${ending}
    returning name, "ownerKey", "expiresAt"`;
  const over = await tx.$queryRaw<EndingKey[]>`
    update "ApiKey" set "endedToldAt" = now()
    where "creatorKey" = ${creatorKey} and "revokedAt" is null and ${ended}
    returning name, "ownerKey", "expiresAt"`;
  await tellOfEndedKeys(tx, creatorKey, over);
  await tellOfEndingKeys(tx, creatorKey, soon);
}
