import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, requireUser } from '../actor';
import { record } from '../audit';
import { apiKeyNotFound } from '../errors';
import { mayActFor, standingsOf } from '../organizations/standing';
import { shownPage } from '../paging';
import { inRecordOf } from './in-record-of';
import { tellOfRevokedKey } from './mails';

export type ApiKeyRow = {
  key: number;
  name: string;
  hint: string;
  owner: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** Where its secret was found, if that is why it was revoked; empty where that was not told. */
  leakUrl: string | null;
  lastUsedAt: Date | null;
  /** From where, shortened, and by which client. */
  lastUsedAddress: string | null;
  lastUsedClient: string | null;
  networks: string[];
  /** The life that was chosen for it. */
  days: number;
  scopes: { action: ApiKeyAction; glob: string }[];
};

export type OwnKeyRow = ApiKeyRow & {
  /** Whether its maker may act for the owner now; the key is refused while not. */
  mayAct: boolean;
};

export type ApiKeyPage = { keys: OwnKeyRow[]; page: number; pages: number };

const perPage = 50;

/** The keys that a person made, the newest first, fifty a page. A page that is not there is the last one. */
export async function listApiKeys(actor: Actor, page = 1): Promise<ApiKeyPage> {
  const { accountKey } = requireUser(actor);
  const { skip, ...shown } = shownPage(page, await countKeys(accountKey), perPage);
  const keys = await db().apiKey.findMany({
    where: { creatorKey: accountKey },
    orderBy: { key: 'desc' },
    skip,
    take: perPage,
    ...shownOfKey,
  });
  const mayActAs = await findActingFor(accountKey);
  return {
    keys: keys.map(({ owner, ...key }) => ({ ...key, owner: owner.name, mayAct: mayActAs(key.ownerKey) })),
    ...shown,
  };
}

/** One of the keys that a person made. Throws `apiKeyNotFound`. */
export async function getApiKey(actor: Actor, key: number): Promise<OwnKeyRow & { ownerKey: number }> {
  const { accountKey } = requireUser(actor);
  const found = await db().apiKey.findUnique({ where: { key, creatorKey: accountKey }, ...shownOfKey });
  if (found === null) throw apiKeyNotFound();
  const { owner, ...rest } = found;
  const mayActAs = await findActingFor(accountKey);
  return { ...rest, owner: owner.name, mayAct: mayActAs(found.ownerKey) };
}

/** The names of the newest keys of one kind, and how many more there are. */
export type NamedKeys = { names: string[]; more: number };

export type EndedKeys = { expired: NamedKeys; revoked: NamedKeys };

const mostNamed = 10;

/** The names of the keys of somebody that are over and were not deleted yet, the newest of each kind. */
export async function listEndedKeys(actor: Actor): Promise<EndedKeys> {
  const { accountKey: creatorKey } = requireUser(actor);
  const namesOf = async (which: Prisma.ApiKeyWhereInput): Promise<NamedKeys> => {
    const where = { creatorKey, ...which };
    const found = await db().apiKey.findMany({
      where,
      orderBy: { key: 'desc' },
      take: mostNamed,
      select: { name: true },
    });
    const names = found.map(({ name }) => name);
    return { names, more: Math.max(0, (await db().apiKey.count({ where })) - names.length) };
  };
  return {
    expired: await namesOf({ revokedAt: null, expiresAt: { lte: new Date() } }),
    revoked: await namesOf({ revokedAt: { not: null } }),
  };
}

const shownOfKey = {
  include: { owner: { select: { name: true } }, scopes: { select: { action: true, glob: true } } },
  omit: { hash: true },
} as const;

/** In whose name somebody may act now. */
async function findActingFor(accountKey: number): Promise<(ownerKey: number) => boolean> {
  const standings = await standingsOf(db(), accountKey);
  const acting = standings.filter((standing) => mayActFor(standing));
  const owners = new Set([accountKey, ...acting.map(({ organizationKey }) => organizationKey)]);
  return (ownerKey) => owners.has(ownerKey);
}

const countKeys = (creatorKey: number) => db().apiKey.count({ where: { creatorKey } });

/** Ends a key of one's own at once, in whosever name it acts. Again is no error. */
export async function revokeApiKey(actor: Actor, key: number): Promise<void> {
  const { accountKey } = requireUser(actor);
  await transaction(async (tx) => {
    const found = await tx.apiKey.findUnique({ where: { key, creatorKey: accountKey } });
    if (found === null) throw apiKeyNotFound();
    if (await endKey(tx, actor, found)) await tellOfRevokedKey(tx, actor, found);
  });
}

type EndedKey = { key: number; name: string; creatorKey: number; ownerKey: number };

/** Ends a key, and records it in its maker's record and in that of its organization. Gives whether it was not over. */
export async function endKey(tx: Transaction, actor: Actor, ended: EndedKey): Promise<boolean> {
  const { key, name, creatorKey } = ended;
  const { count } = await tx.apiKey.updateMany({
    where: { key, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) return false;
  await record(tx, actor, 'apiKey.revoke', {
    subject: name,
    accountKey: creatorKey,
    ...inRecordOf(ended),
    details: { apiKeyKey: key },
  });
  return true;
}
