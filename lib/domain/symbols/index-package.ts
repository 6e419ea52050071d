import { db } from '@/lib/db/client';
import { lockName, type Transaction } from '@/lib/db/transaction';
import { packageLock } from '../packages/locks';
import { collectPdbs } from './collect';
import { keepPdbs } from './keep';
import { withStoredNupkg } from './stored-nupkg';

/**
 * Makes known the PDBs that lie in a package itself, beside the assemblies that they fit; all others stay what they
 * are, files of the package. Gives how many there are. Again is no error.
 */
export async function indexPackageSymbols(versionKey: number): Promise<number> {
  const found = await findVersion(db(), versionKey);
  const nupkg = found?.files[0];
  if (found === null || nupkg === undefined) return 0;

  const collected = await withStoredNupkg(nupkg.objectName, (archive) => collectPdbs(archive, archive));
  try {
    return await keepPdbs(collected.pdbs, async (tx, rows) => {
      await lockName(tx, packageLock(found.package.lowerId));
      if ((await findVersion(tx, versionKey)) === null) return 0;
      await tx.symbolFile.deleteMany({ where: { versionKey, symbolPackageKey: null } });
      const { count } = await tx.symbolFile.createMany({ data: rows.map((row) => ({ ...row, versionKey })) });
      return count;
    });
  } finally {
    await collected.remove();
  }
}

const findVersion = (tx: Pick<Transaction, 'packageVersion'>, key: number) =>
  tx.packageVersion.findUnique({
    where: { key, status: 'available' },
    select: {
      files: { where: { kind: 'nupkg' }, select: { objectName: true } },
      package: { select: { lowerId: true } },
    },
  });
