import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NewPackageId } from '@/lib/nuget/id';
import { type Actor, requireUnlocked } from '../actor';
import { refused, requireScope } from '../api-keys/refused';
import { apiKeyMissing, invalidId, packageLocked, versionAlreadyExists, versionWasDeleted } from '../errors';
import { newIdsByAdministratorsOnly } from '../organization-key-errors';
import { requireActingFor } from '../organizations/act-for';
import { mayCreateIds } from '../organizations/standing';
import { coversId, mayDo } from '../permissions';
import { requireOwnPrefix } from '../prefixes/own-prefix';

/** Refuses whoever may push nothing at all. Asked before a byte of the package is read. */
export async function requirePusher(actor: Actor): Promise<void> {
  if (actor.kind === 'anonymous') throw apiKeyMissing();
  requireScope(actor, 'uploadVersion');
  requireUnlocked(actor);
  await requireActingFor(db(), actor, 'pushForbidden');
}

type Identity = { id: string; lowerId: string; lowerVersion: string; normalizedVersion: string };

type Reader = Pick<Transaction, 'package' | 'packageOwner' | 'packageVersion' | '$queryRaw'>;

/**
 * Whether this actor may publish this version now. Gives the package's key, or undefined when the ID is new.
 * Asked twice: before bytes are stored, so that a refusal is cheap, and in the transaction that inserts.
 */
export async function requirePushable(
  tx: Reader,
  actor: Actor,
  { id, lowerId, lowerVersion, normalizedVersion }: Identity,
): Promise<number | undefined> {
  const standing = await requireActingFor(tx, actor, 'pushForbidden');
  const found = await tx.package.findUnique({
    where: { lowerId },
    select: { key: true, lockedAt: true, versions: { where: { lowerVersion }, select: { status: true } } },
  });
  if (found === null) {
    if (!NewPackageId.safeParse(id).success) throw invalidId(id);
    // Of an ID that the key does not cover it is not told whether it is here.
    if (!coversId(actor, 'uploadVersion', id)) throw refused('pushForbidden', actor, 'uploadVersion', id);
    if (!coversId(actor, 'uploadNewId', id)) throw refused('pushForbidden', actor, 'uploadNewId', id);
    if (standing !== undefined && !mayCreateIds(standing))
      throw newIdsByAdministratorsOnly(standing.name, id);
    await requireOwnPrefix(tx, actor, { id, lowerId });
    return undefined;
  }

  const target = { packageKey: found.key, id };
  if (!(await mayDo(tx, actor, 'uploadVersion', target))) {
    throw refused('pushForbidden', actor, 'uploadVersion', id);
  }
  if (found.lockedAt !== null) throw packageLocked(id);
  const [taken] = found.versions;
  if (taken?.status === 'deleted') throw versionWasDeleted(id, normalizedVersion);
  if (taken !== undefined) throw versionAlreadyExists(id, normalizedVersion);
  return found.key;
}
