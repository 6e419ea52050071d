import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { system } from '../actor';
import { record } from '../audit';
import { inNameOf } from '../packages/in-name-of';
import { packageLock } from '../packages/locks';
import { tellOwnersOfFailure, tellOwnersOfSymbols } from './mails';
import { collectPdbs, type Collected } from './collect';
import { keepPdbs } from './keep';
import { withStoredNupkg } from './stored-nupkg';

/**
 * Compares the PDBs of a symbols package with the assemblies of its package. When all fit, debuggers get them in place
 * of those that were there before; when one does not, the reason is kept and nothing else changes. Again is no error.
 */
export async function checkSymbols(symbolPackageKey: number): Promise<void> {
  const checked = await findChecked(db(), symbolPackageKey);
  const nupkg = checked?.version.files[0];
  if (checked === undefined || nupkg === undefined) return;

  let collected: Collected;
  try {
    collected = await withStoredNupkg(checked.objectName, (snupkg) =>
      withStoredNupkg(nupkg.objectName, (assemblies) => collectPdbs(snupkg, assemblies)),
    );
  } catch (error) {
    if (!(error instanceof InvalidPackage)) throw error;
    return failSymbols(symbolPackageKey, error.message);
  }
  try {
    if (collected.problems.length > 0) await failSymbols(symbolPackageKey, sentenceOf(collected.problems));
    else await publish(symbolPackageKey, collected);
  } finally {
    await collected.remove();
  }
}

/** Ends a check that found nothing out, so that the symbols can be pushed again. */
export const giveUpOnSymbols = (symbolPackageKey: number) =>
  failSymbols(symbolPackageKey, 'The gallery could not check it. Push it again.');

function sentenceOf([first, ...more]: readonly string[]): string {
  const rest = more.length === 1 ? 'One more file does not fit.' : `${more.length} more files do not fit.`;
  return more.length === 0 ? (first ?? '') : `${first ?? ''} ${rest}`;
}

async function publish(symbolPackageKey: number, { pdbs }: Collected): Promise<void> {
  await keepPdbs(pdbs, async (tx, rows) => {
    const checked = await lockChecked(tx, symbolPackageKey);
    if (checked === undefined) return;
    const { versionKey } = checked;
    await tx.symbolPackage.deleteMany({ where: { versionKey, key: { not: symbolPackageKey } } });
    await tx.symbolPackage.update({
      where: { key: symbolPackageKey },
      data: { status: 'available', checkedAt: new Date() },
    });
    await tx.symbolFile.createMany({
      data: rows.map((row) => ({ ...row, versionKey, symbolPackageKey })),
    });
    await record(tx, system, 'symbols.publish', await subjectOf(tx, checked));
    await tellOwnersOfSymbols(tx, toldOf(checked));
  });
}

async function failSymbols(symbolPackageKey: number, failure: string): Promise<void> {
  await transaction(async (tx) => {
    const checked = await lockChecked(tx, symbolPackageKey);
    if (checked === undefined) return;
    await tx.symbolPackage.deleteMany({ where: { versionKey: checked.versionKey, status: 'failed' } });
    await tx.symbolPackage.update({
      where: { key: symbolPackageKey },
      data: { status: 'failed', failure, checkedAt: new Date() },
    });
    await record(tx, system, 'symbols.fail', {
      ...(await subjectOf(tx, checked)),
      details: { reason: failure },
    });
    await tellOwnersOfFailure(tx, toldOf(checked), failure);
  });
}

type Checked = NonNullable<Awaited<ReturnType<typeof findChecked>>>;

async function lockChecked(tx: Transaction, symbolPackageKey: number): Promise<Checked | undefined> {
  const found = await findChecked(tx, symbolPackageKey);
  if (found === undefined) return undefined;
  await lockName(tx, packageLock(found.version.package.lowerId));
  return findChecked(tx, symbolPackageKey);
}

/** Undefined when nobody waits for the check any more: it was done, or the version is gone. */
async function findChecked(tx: Pick<Transaction, 'symbolPackage'>, key: number) {
  const found = await tx.symbolPackage.findUnique({
    where: { key, status: 'checking', version: { status: 'available' } },
    select: {
      versionKey: true,
      objectName: true,
      version: {
        select: {
          normalizedVersion: true,
          files: { where: { kind: 'nupkg' }, select: { objectName: true } },
          package: { select: { key: true, id: true, lowerId: true } },
        },
      },
    },
  });
  return found ?? undefined;
}

const toldOf = ({ versionKey, version }: Checked) => ({
  packageKey: version.package.key,
  versionKey,
  id: version.package.id,
  version: version.normalizedVersion,
});

const subjectOf = async (tx: Transaction, { versionKey, version }: Checked) => ({
  subject: `${version.package.id} ${version.normalizedVersion}`,
  packageKey: version.package.key,
  versionKey,
  ...(await inNameOf(tx, system, version.package.key)),
});
