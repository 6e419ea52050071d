import { db } from '@/lib/db/client';
import { type Actor, requireSignedIn } from '../actor';

export type SecurityRecord = {
  key: bigint;
  at: Date;
  action: string;
  /** What it was done to; empty for the account itself. */
  subject: string;
  /** Who did it, where it was neither the person nor somebody who did not say: the operator has no name. */
  by: { name: string } | 'operator' | undefined;
  /** What the person called the key by which it was done. */
  apiKey: string | undefined;
  /** Shortened. */
  address: string | undefined;
  client: string | undefined;
};

export type SecurityPage = {
  records: SecurityRecord[];
  /** The record after which the next page begins; undefined on the last page. */
  next: bigint | undefined;
};

const perPage = 50;

/** What was done by a person, in his name and to his account: the newest first, a page before a record or from now. */
export async function listSecurityRecords(actor: Actor, before?: bigint): Promise<SecurityPage> {
  const { accountKey } = requireSignedIn(actor);
  const keys = await newestKeys(accountKey, before ?? 2n ** 63n - 1n);
  const found = await db().auditRecord.findMany({
    where: { key: { in: keys.slice(0, perPage) } },
    orderBy: { key: 'desc' },
  });
  const [names, apiKeys] = await Promise.all([
    namesOf(found.map(({ actorKey }) => actorKey).filter((key) => key !== null)),
    keyNamesOf(
      accountKey,
      found.map(({ apiKeyKey }) => apiKeyKey).filter((key) => key !== null),
    ),
  ]);
  return {
    records: found.map(({ key, at, action, subject, actorKey, apiKeyKey, address, client }) => ({
      key,
      at,
      action,
      subject,
      by: whoDid({ actorKey, address }, accountKey, names),
      apiKey: apiKeyKey === null ? undefined : apiKeys.get(apiKeyKey),
      address: address ?? undefined,
      client: client ?? undefined,
    })),
    next: keys.length > perPage ? keys[perPage - 1] : undefined,
  };
}

/** Each branch reads the end of an index, however long the past is; together they are put in order. */
async function newestKeys(accountKey: number, before: bigint): Promise<bigint[]> {
  const found = await db().$queryRaw<{ key: bigint }[]>`
    (select key from "AuditRecord" where "actorKey" = ${accountKey} and key < ${before}
     order by key desc limit ${perPage + 1})
    union
    (select key from "AuditRecord" where "accountKey" = ${accountKey} and key < ${before}
     order by key desc limit ${perPage + 1})
    union
    (select key from "AuditRecord" where "onBehalfOf" = ${accountKey} and key < ${before}
     order by key desc limit ${perPage + 1})
    order by key desc limit ${perPage + 1}`;
  return found.map(({ key }) => key);
}

function whoDid(
  { actorKey, address }: { actorKey: number | null; address: string | null },
  accountKey: number,
  names: ReadonlyMap<number, string>,
): SecurityRecord['by'] {
  if (actorKey === accountKey) return undefined;
  if (actorKey !== null) return { name: names.get(actorKey) ?? 'a removed account' };
  // Whoever did not sign in came from somewhere.
  return address === null ? 'operator' : undefined;
}

async function namesOf(keys: number[]): Promise<Map<number, string>> {
  const found = await db().account.findMany({
    where: { key: { in: keys } },
    select: { key: true, name: true },
  });
  return new Map(found.map(({ key, name }) => [key, name]));
}

async function keyNamesOf(accountKey: number, keys: number[]): Promise<Map<number, string>> {
  const found = await db().apiKey.findMany({
    where: { key: { in: keys }, OR: [{ creatorKey: accountKey }, { ownerKey: accountKey }] },
    select: { key: true, name: true },
  });
  return new Map(found.map(({ key, name }) => [key, name]));
}
