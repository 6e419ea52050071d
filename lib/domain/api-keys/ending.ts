import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { tellOfEndingKeys } from './mails';

type Told = { name: string; expiresAt: Date };

const peopleAtOnce = 100;

/** A key that ends within ten days, and was made for longer than that. */
const ending = Prisma.sql`"endingToldAt" is null and "expiresAt" > now()
  and "expiresAt" <= now() + interval '10 days' and "expiresAt" - "createdAt" > interval '10 days'`;

/** A key that has ended, unless that is no news any more. */
const ended = Prisma.sql`"endedToldAt" is null and "expiresAt" <= now()
  and "expiresAt" > now() - interval '10 days'`;

/** Tells people once of each of their keys that will end within ten days, and once that it has. Gives how many people. */
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
  const keys = {
    ending: await tx.$queryRaw<Told[]>`
      update "ApiKey" set "endingToldAt" = now()
      where "creatorKey" = ${creatorKey} and "revokedAt" is null and ${ending} returning name, "expiresAt"`,
    ended: await tx.$queryRaw<Told[]>`
      update "ApiKey" set "endedToldAt" = now()
      where "creatorKey" = ${creatorKey} and "revokedAt" is null and ${ended} returning name, "expiresAt"`,
  };
  if (keys.ending.length + keys.ended.length === 0) return;
  const takesMails = await tx.account.count({
    where: { key: creatorKey, deletedAt: null, emailAllowed: true },
  });
  if (takesMails > 0) await tellOfEndingKeys(tx, creatorKey, keys);
}
