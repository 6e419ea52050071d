/**
 * The four ways in which a client may ask for the latest version: with or without prereleases, with or without
 * SemVer 2.0.0. A search document has the bit of each slice in which its version is the latest listed one.
 */
export const slice = {
  stableSemVer1: 1,
  prereleaseSemVer1: 2,
  stableSemVer2: 4,
  prereleaseSemVer2: 8,
} as const;

/** The slice that a question asks for. */
export function sliceOf({ prerelease, semVer2 }: { prerelease: boolean; semVer2: boolean }): number {
  if (semVer2) return prerelease ? slice.prereleaseSemVer2 : slice.stableSemVer2;
  return prerelease ? slice.prereleaseSemVer1 : slice.stableSemVer1;
}
