import type { Transaction } from '@/lib/db/transaction';
import { lowerInvariant } from '@/lib/nuget/invariant-case';
import { objectName } from '@/lib/storage/paths';
import { type NewObject, withObjects } from '../stored-objects';
import type { FoundPdb } from './collect';

/** Stores PDBs and does the work of a transaction that makes them known, with the rows that it shall insert. */
export function keepPdbs<Result>(
  pdbs: readonly FoundPdb[],
  work: (tx: Transaction, rows: ReturnType<typeof rowOf>[]) => Promise<Result>,
): Promise<Result> {
  const objects = new Map(pdbs.map((pdb) => [objectName(pdb.staged.sha512), objectOf(pdb)]));
  return withObjects([...objects.values()], (tx) => work(tx, pdbs.map(rowOf)));
}

const objectOf = ({ staged }: FoundPdb): NewObject => ({
  objectName: objectName(staged.sha512),
  sizeBytes: staged.sizeBytes,
  from: staged.path,
});

function rowOf({ path, symbolKey, checksum, staged }: FoundPdb) {
  return {
    path,
    lowerName: lowerInvariant(path.slice(path.lastIndexOf('/') + 1)),
    symbolKey,
    checksum,
    objectName: objectName(staged.sha512),
    sizeBytes: staged.sizeBytes,
  };
}
