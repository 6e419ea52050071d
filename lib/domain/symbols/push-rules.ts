import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { refused } from '../api-keys/refused';
import { packageLocked, symbolsBeingChecked, symbolsWithoutPackage } from '../errors';
import { coversId, mayDo } from '../permissions';

type Target = { id: string; lowerId: string; lowerVersion: string; normalizedVersion: string };

type Reader = Pick<Transaction, 'packageOwner' | '$queryRaw' | 'packageVersion'>;

const dayMs = 86_400_000;

/** No check takes as long: what is older was given up when its process died. */
const stillChecked = () => ({
  status: 'checking' as const,
  createdAt: { gt: new Date(Date.now() - dayMs) },
});

/**
 * Whether this actor may push symbols of this version now, and to which rows. Asked twice: before bytes are stored,
 * so that a refusal is cheap, and in the transaction that inserts.
 */
export async function requireSymbolsPushable(
  tx: Reader,
  actor: Actor,
  { id, lowerId, lowerVersion, normalizedVersion }: Target,
): Promise<{ packageKey: number; versionKey: number }> {
  if (!coversId(actor, 'uploadSymbols', id)) throw refused('pushForbidden', actor, 'uploadSymbols', id);
  const found = await tx.packageVersion.findFirst({
    where: { lowerVersion, status: 'available', package: { lowerId } },
    select: {
      key: true,
      package: { select: { key: true, id: true, lockedAt: true } },
      symbolPackages: { where: stillChecked(), select: { key: true }, take: 1 },
    },
  });
  if (found === null) throw symbolsWithoutPackage(id, normalizedVersion);
  const { key: packageKey, id: packageId, lockedAt } = found.package;
  if (!(await mayDo(tx, actor, 'uploadSymbols', { packageKey, id: packageId }))) {
    throw refused('pushForbidden', actor, 'uploadSymbols', id);
  }
  if (lockedAt !== null) throw packageLocked(packageId);
  if (found.symbolPackages.length > 0) throw symbolsBeingChecked(id, normalizedVersion);
  return { packageKey, versionKey: found.key };
}
