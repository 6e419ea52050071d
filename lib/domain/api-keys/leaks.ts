import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { networkOf, takeTry } from '../rate-limit';
import { hashSecret, hasSecretForm } from '../secret';
import { apiKeyPrefix } from './create';
import { inRecordOf } from './in-record-of';
import { tellOfLeakedKey } from './leak-mails';

export type Leak = {
  secret: string;
  /** Where the secret was found, as whoever found it says. */
  url: string | undefined;
};

/** What became of a report: the key was good until now, is over already, or there is none with this secret. */
export type LeakOutcome = 'revoked' | 'over' | 'unknown';

const longestUrl = 2_000;

/** Reports from one address: scanners send many at a time, and whoever guesses secrets needs far more. */
const ofAddress = { most: 100, perSeconds: 3600 };

/**
 * Revokes keys whose secrets were found where others can read them, and tells their makers where. Whoever knows a secret
 * may do so: he could as well use it. Gives what became of each, in their order.
 */
export async function reportLeaks(actor: Actor, leaks: readonly Leak[]): Promise<LeakOutcome[]> {
  await takeLeakTry(actor);
  const outcomes: LeakOutcome[] = [];
  for (const leak of leaks) outcomes.push(await revokeLeaked(actor, leak));
  return outcomes;
}

/** As `reportLeaks`, for the operator and administrators, who may report as many as they have. */
export async function revokeLeakedKeys(actor: Actor, leaks: readonly Leak[]): Promise<LeakOutcome[]> {
  requireAdministrator(actor);
  const outcomes: LeakOutcome[] = [];
  for (const leak of leaks) outcomes.push(await revokeLeaked(actor, leak));
  return outcomes;
}

/** Whether each of some secrets is that of a key that is good now; nothing is done to it. */
export async function checkSecrets(actor: Actor, secrets: readonly string[]): Promise<boolean[]> {
  await takeLeakTry(actor);
  const hashes = secrets.filter((secret) => hasSecretForm(secret, apiKeyPrefix)).map(hashSecret);
  const found = await db().apiKey.findMany({
    where: { hash: { in: hashes }, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { hash: true },
  });
  const good = new Set(found.map(({ hash }) => Buffer.from(hash).toString('hex')));
  return secrets.map((secret) => good.has(Buffer.from(hashSecret(secret)).toString('hex')));
}

const takeLeakTry = ({ origin }: Actor) => takeTry(`leaked-key:address:${networkOf(origin)}`, ofAddress);

async function revokeLeaked(actor: Actor, { secret, url }: Leak): Promise<LeakOutcome> {
  if (!hasSecretForm(secret, apiKeyPrefix)) return 'unknown';
  return transaction((tx) => revokeBySecret(tx, actor, hashSecret(secret), url));
}

async function revokeBySecret(
  tx: Transaction,
  actor: Actor,
  hash: Uint8Array<ArrayBuffer>,
  url: string | undefined,
): Promise<LeakOutcome> {
  const found = await tx.apiKey.findUnique({
    where: { hash },
    select: { key: true, name: true, creatorKey: true, ownerKey: true },
  });
  if (found === null) return 'unknown';
  const now = new Date();
  const where = shownUrl(url);
  const { count } = await tx.apiKey.updateMany({
    where: { hash, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now, leakUrl: where },
  });
  if (count === 0) return 'over';
  await tellOfLeakedKey(tx, actor, found, where);
  await record(tx, actor, 'apiKey.revoke', {
    subject: found.name,
    accountKey: found.creatorKey,
    ...inRecordOf(found),
    details: { apiKeyKey: found.key, leaked: true, url: where },
  });
  return 'revoked';
}

/** An address of the web as it is shown, without what somebody signs in with there; empty where none was told. */
function shownUrl(text = ''): string {
  const url = text.length <= longestUrl && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return '';
  url.username = '';
  url.password = '';
  return url.href.slice(0, longestUrl);
}
