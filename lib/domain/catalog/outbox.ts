import type { Transaction } from '@/lib/db/transaction';
import type { VersionDeprecation } from '../packages/warnings';

/** What of a version can change, as a leaf of the catalog will say it: written down right after the change. */
export type VersionState = {
  listed: boolean;
  /** ISO 8601, as PostgreSQL writes it. */
  published: string;
  edited: string;
  /** Absent for none. */
  deprecation?: VersionDeprecation;
  vulnerabilities?: { url: string; severity: number }[];
};

/**
 * Tells the catalog that versions came or changed: one item for each, in the order of the keys, once this transaction
 * is committed. The caller holds the lock of each package.
 */
export async function tellCatalog(tx: Transaction, versionKeys: readonly number[]): Promise<void> {
  await addToOutbox(tx, 'details', versionKeys);
}

/** Tells the catalog that versions are gone: to be called before their rows are. */
export async function tellCatalogOfDeletion(tx: Transaction, versionKeys: readonly number[]): Promise<void> {
  await addToOutbox(tx, 'delete', versionKeys);
}

async function addToOutbox(
  tx: Transaction,
  kind: 'details' | 'delete',
  versionKeys: readonly number[],
): Promise<void> {
  if (versionKeys.length === 0) return;
  await tx.$executeRaw`
    insert into "CatalogOutbox" (kind, "versionKey", id, version, "lowerId", "lowerVersion", state)
    select ${kind}::"CatalogItemKind", version.key, version.id, version.version, package."lowerId",
           version."lowerVersion",
           jsonb_strip_nulls(jsonb_build_object(
             'listed', version.listed, 'published', version."publishedAt", 'edited', version."editedAt",
             'deprecation', (
               select jsonb_build_object(
                 'reasons', array_remove(array[
                   case when said.legacy then 'Legacy' end,
                   case when said."criticalBugs" then 'CriticalBugs' end,
                   case when said.other then 'Other' end], null),
                 'message', said.message, 'alternateId', alternate.id,
                 'alternateVersion', exact."normalizedVersion")
               from "Deprecation" said
               left join "Package" alternate on alternate.key = said."alternatePackageKey"
               left join "PackageVersion" exact on exact.key = said."alternateVersionKey"
               where said."versionKey" = version.key),
             'vulnerabilities', (
               select jsonb_agg(jsonb_build_object('url', advisory.url, 'severity', advisory.severity)
                                order by advisory.severity desc, advisory.url)
               from "VersionAdvisory" found
               join "Advisory" advisory on advisory.key = found."advisoryKey"
               where found."versionKey" = version.key)))
    from "PackageVersion" version
    join "Package" package on package.key = version."packageKey"
    where version.key = any(${versionKeys}::int[])
    order by version.key`;
  // A job that finds nothing left costs next to nothing. It has no queue, for one that was killed would lock it for hours.
  await tx.$executeRaw`select graphile_worker.add_job('commit-catalog')`;
}
