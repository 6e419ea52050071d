import { db } from '@/lib/db/client';

export type DeprecationReason = 'Legacy' | 'CriticalBugs' | 'Other';

/** What the owners of a package say against the use of a version. */
export type VersionDeprecation = {
  /** At least one. */
  reasons: DeprecationReason[];
  /** Empty for none. */
  message: string;
  /** Absent for no alternate package. */
  alternateId?: string;
  /** Normalized. Absent for any version. */
  alternateVersion?: string;
};

/** An advisory about a version; the severity goes from 0, low, to 3, critical. */
export type Vulnerability = { url: string; severity: number; summary: string };

/** What to know before using a version. */
export type VersionWarnings = {
  deprecation: VersionDeprecation | undefined;
  /** The most severe first. */
  vulnerabilities: Vulnerability[];
};

export const noWarnings: VersionWarnings = { deprecation: undefined, vulnerabilities: [] };

/** Those of these versions that there is something to know about, by their keys. */
export async function readWarnings(versionKeys: readonly number[]): Promise<Map<number, VersionWarnings>> {
  if (versionKeys.length === 0) return new Map();
  const rows = await db().$queryRaw<WarningsRow[]>`
    select version.key as "versionKey",
           (select json_strip_nulls(json_build_object(
              'reasons', array_remove(array[
                case when said.legacy then 'Legacy' end,
                case when said."criticalBugs" then 'CriticalBugs' end,
                case when said.other then 'Other' end], null),
              'message', said.message, 'alternateId', alternate.id,
              'alternateVersion', exact."normalizedVersion"))
            from "Deprecation" said
            left join "Package" alternate on alternate.key = said."alternatePackageKey"
            left join "PackageVersion" exact on exact.key = said."alternateVersionKey"
            where said."versionKey" = version.key) as deprecation,
           (select json_agg(json_build_object('url', url, 'severity', severity, 'summary', summary)
                            order by severity desc, url, summary)
            from (select distinct advisory.url, advisory.severity, advisory.summary
                  from "VersionAdvisory" found
                  join "Advisory" advisory on advisory.key = found."advisoryKey"
                  where found."versionKey" = version.key) known) as vulnerabilities
    from (select "versionKey" as key from "Deprecation" where "versionKey" = any(${versionKeys}::int[])
          union
          select "versionKey" from "VersionAdvisory" where "versionKey" = any(${versionKeys}::int[])) version`;
  return new Map(
    rows.map(({ versionKey, deprecation, vulnerabilities }) => [
      versionKey,
      { deprecation: deprecation ?? undefined, vulnerabilities: vulnerabilities ?? [] },
    ]),
  );
}

type WarningsRow = {
  versionKey: number;
  deprecation: VersionDeprecation | null;
  vulnerabilities: Vulnerability[] | null;
};
