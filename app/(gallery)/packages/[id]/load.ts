import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { DomainError } from '@/lib/domain/errors';
import { getPackageDetails, type PackageDetails } from '@/lib/domain/packages/details';
import { viewerOf } from '@/lib/domain/packages/viewer';
import { type Visibility, visibilityOf } from '@/lib/domain/packages/visibility';
import { versionPath } from '@/lib/format/paths';
import { letInOrSignIn, orNotFound } from '@/lib/http/page';
import { decodePart, idParam, versionParam } from '@/lib/http/params';
import { toPath } from '@/lib/http/return-path';
import { sessionActor } from '@/lib/http/session';
import { lowerVersion, normalizedVersion, parseVersion } from '@/lib/nuget/version';

export type LoadedPackage = {
  details: PackageDetails;
  /** The version that was asked for, when there is none such: another one is shown in its place. */
  missingVersion: string | undefined;
  viewerOwns: boolean;
  /** Whether whoever looks sees what is kept from the public. */
  seesPrivate: boolean;
  visibility: Visibility;
};

/**
 * The package at its latest version, or at a version of it; read once per request. What cannot be a version is not found;
 * in place of one that is only missing, the latest is shown.
 */
export const loadPackage = cache(async (id: string, version?: string): Promise<LoadedPackage> => {
  await letInOrSignIn();
  const { lowerId, asked } = await orNotFound(Promise.resolve().then(() => parse(id, version)));
  const found =
    asked === undefined
      ? undefined
      : await getPackageDetails(lowerId, lowerVersion(asked)).catch(unlessMissing);
  const details = found ?? (await orNotFound(getPackageDetails(lowerId)));

  const { owns, seesPrivate } = await viewerOf(await sessionActor(), {
    packageKey: details.key,
    id: details.id,
  });
  return {
    details,
    missingVersion: found === undefined && asked !== undefined ? normalizedVersion(asked) : undefined,
    viewerOwns: owns,
    seesPrivate,
    visibility: visibilityOf(details, seesPrivate),
  };
});

function parse(id: string, version: string | undefined) {
  const { lowerId } = idParam(id);
  return { lowerId, asked: version === undefined ? undefined : versionParam(id, version).version };
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof DomainError) || error.code !== 'notFound') throw error;
}

/** Sends whoever wrote a version in another way (`1.0`) to the one address of it (`1.0.0`), on the same tab. */
export function redirectToNormalized(id: string, version: string, tab?: string): void {
  const asked = decodePart(version);
  const parsed = parseVersion(asked);
  if (parsed === undefined || normalizedVersion(parsed) === asked) return;
  permanentRedirect(toPath(versionPath(decodePart(id), normalizedVersion(parsed), tab), '/'));
}
