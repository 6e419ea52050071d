import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyActor, type Origin, requireUnlocked } from '../actor';
import { verificationForOtherId } from '../api-key-errors';
import { record } from '../audit';
import { apiKeyMissing, packageNotFound, verificationKeySpent, versionNotFound } from '../errors';
import { keepActingFor, requireActingFor } from '../organizations/act-for';
import { coversId, mayDo } from '../permissions';
import { hashSecret, hasSecretForm, randomSecret } from '../secret';
import { actorOfKey } from './authenticate';
import { refused, requireScope } from './refused';

const prefix = 'lodeverify_';
const dayMs = 86_400_000;

export const isVerificationKey = (secret: string) => hasSecretForm(secret, prefix);

/**
 * Makes a key by which somebody else, such as a symbol server, finds out once and within a day whether the actor may
 * push this package ID. Whether the ID exists is not looked at before.
 */
export async function createVerificationKey(
  actor: Actor,
  { id, lowerId }: { id: string; lowerId: string },
): Promise<{ secret: string; expiresAt: Date }> {
  if (actor.kind !== 'apiKey') throw apiKeyMissing();
  requireScope(actor, 'verifyKey');
  requireUnlocked(actor);
  const secret = randomSecret(prefix);
  const expiresAt = new Date(Date.now() + dayMs);
  await transaction(async (tx) => {
    await keepActingFor(tx, actor, 'forbidden');
    await tx.verificationKey.create({
      data: { hash: hashSecret(secret), apiKeyKey: actor.apiKeyKey, lowerId, expiresAt },
      select: { expiresAt: true },
    });
    await record(tx, actor, 'verificationKey.create', { subject: id, accountKey: actor.ownerKey });
  });
  return { secret, expiresAt };
}

/** Who shows a verification key, and for which ID. The key is gone with that, whatever comes after. */
export async function spendVerificationKey(
  secret: string,
  origin: Origin,
): Promise<{ actor: ApiKeyActor; lowerId: string }> {
  const [spent] = await transaction(
    (tx) => tx.$queryRaw<{ apiKeyKey: number; lowerId: string; expiresAt: Date }[]>`
      delete from "VerificationKey" where hash = ${hashSecret(secret)} returning "apiKeyKey", "lowerId", "expiresAt"`,
  );
  if (spent === undefined || spent.expiresAt <= new Date()) throw verificationKeySpent();
  return { actor: await actorOfKey(spent.apiKeyKey, origin), lowerId: spent.lowerId };
}

export type VerifiedPackage = { id: string; lowerId: string; lowerVersion?: string };

/**
 * Makes sure that the actor may push versions of a package that is here. Throws what is missing when he may not, or when
 * his key is for another ID, and `packageNotFound` or `versionNotFound` to whoever could push it.
 */
export async function verifyPackage(
  actor: Actor,
  { id, lowerId, lowerVersion }: VerifiedPackage,
  keyIsFor = lowerId,
): Promise<void> {
  if (actor.kind !== 'apiKey') throw apiKeyMissing();
  requireScope(actor, 'verifyKey');
  requireUnlocked(actor);
  await requireActingFor(db(), actor, 'forbidden');
  if (keyIsFor !== lowerId) throw verificationForOtherId(id);
  if (!coversId(actor, 'verifyKey', id)) throw refused('forbidden', actor, 'verifyKey', id);
  const version = await db().packageVersion.findFirst({
    where: { status: 'available', package: { lowerId }, ...(lowerVersion !== undefined && { lowerVersion }) },
    select: { key: true, package: { select: { key: true, id: true } } },
  });
  if (version === null)
    throw lowerVersion === undefined ? packageNotFound(id) : versionNotFound(id, lowerVersion);
  const target = { packageKey: version.package.key, id: version.package.id };
  if (!(await mayDo(db(), actor, 'verifyKey', target))) throw refused('forbidden', actor, 'verifyKey', id);
  await transaction((tx) =>
    record(tx, actor, 'package.verify', { subject: target.id, packageKey: target.packageKey }),
  );
}

/** Removes keys that nobody has used in time. */
export async function removeOldVerificationKeys(): Promise<number> {
  const { count } = await transaction((tx) =>
    tx.verificationKey.deleteMany({ where: { expiresAt: { lte: new Date() } } }),
  );
  return count;
}
