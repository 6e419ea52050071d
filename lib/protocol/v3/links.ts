import { ticksInPath } from '@/lib/nuget/ticks';

/**
 * The three hives of registrations. `legacy` and `gz-semver1` leave out what needs SemVer 2.0.0; `legacy` is for
 * clients that do not know compressed answers either. Links inside a document stay in its hive.
 */
export type Hive = 'semver1' | 'gz-semver1' | 'gz-semver2';

export const hives: readonly Hive[] = ['semver1', 'gz-semver1', 'gz-semver2'];

export type Links = ReturnType<typeof createLinks>;

/** Every address that a V3 document holds. IDs and versions are given in lower case where they become part of one. */
export function createLinks(origin: string) {
  const v3 = `${origin}/v3`;
  const flat = `${v3}/flatcontainer`;
  const catalog = `${v3}/catalog`;
  const registration = (hive: Hive) => `${v3}/registration/${hive}`;
  const part = encodeURIComponent;

  return {
    origin,
    serviceIndex: `${v3}/index.json`,
    flatContainer: `${flat}/`,
    search: `${v3}/query`,
    autocomplete: `${v3}/autocomplete`,
    catalogIndex: `${catalog}/index.json`,
    catalogPage: (number: number) => `${catalog}/page${number}.json`,
    catalogLeaf: (ticks: bigint, leafName: string) =>
      `${catalog}/data/${ticksInPath(ticks)}/${part(leafName)}.json`,
    vulnerabilities: `${v3}/vulnerabilities/index.json`,
    vulnerabilityPage: (generation: number, name: string) =>
      `${v3}/vulnerabilities/${generation}/${name}.json`,
    packagePublish: `${origin}/api/v2/package`,
    symbolPackagePublish: `${origin}/api/v2/symbolpackage`,
    symbolServer: `${origin}/symbols`,
    registrationBase: (hive: Hive) => `${registration(hive)}/`,
    registrationIndex: (hive: Hive, lowerId: string) => `${registration(hive)}/${part(lowerId)}/index.json`,
    registrationPage: (hive: Hive, lowerId: string, lower: string, upper: string) =>
      `${registration(hive)}/${part(lowerId)}/page/${part(lower.toLowerCase())}/${part(upper.toLowerCase())}.json`,
    registrationLeaf: (hive: Hive, lowerId: string, lowerVersion: string) =>
      `${registration(hive)}/${part(lowerId)}/${part(lowerVersion)}.json`,
    packageContent: (lowerId: string, lowerVersion: string) =>
      `${flat}/${part(lowerId)}/${part(lowerVersion)}/${part(lowerId)}.${part(lowerVersion)}.nupkg`,
    icon: (lowerId: string, lowerVersion: string) => `${flat}/${part(lowerId)}/${part(lowerVersion)}/icon`,
    licensePage: (id: string, version: string) => `${origin}/packages/${part(id)}/${part(version)}/license`,
    readmePage: (id: string, version: string) => `${origin}/packages/${part(id)}/${part(version)}#readme`,
    packagePage: (id: string, version: string) => `${origin}/packages/${part(id)}/${part(version)}`,
    packageDetailsTemplate: `${origin}/packages/{id}/{version}`,
    reportAbuseTemplate: `${origin}/packages/{id}/{version}/report`,
    ownerDetailsTemplate: `${origin}/profiles/{owner}`,
    readmeTemplate: `${flat}/{lower_id}/{lower_version}/readme`,
  };
}
