import type { VersionDeprecation, Vulnerability } from '@/lib/domain/packages/warnings';

/**
 * The parts of a document are named by the leaf that they are about, where they have names.
 *
 * https://learn.microsoft.com/nuget/api/registration-base-url-resource#package-deprecation
 */
export function deprecationObject(deprecation: VersionDeprecation, leaf?: string) {
  const { reasons, message, alternateId, alternateVersion } = deprecation;
  const named = (part: string, type: string) =>
    leaf === undefined ? {} : { '@id': `${leaf}#${part}`, '@type': type };
  return {
    ...named('deprecation', 'deprecation'),
    ...(alternateId !== null && {
      alternatePackage: {
        ...named('deprecation/alternatePackage', 'alternatePackage'),
        id: alternateId,
        range: alternateVersion === null ? '*' : `[${alternateVersion}, )`,
      },
    }),
    ...(message !== '' && { message }),
    reasons,
  };
}

/** https://learn.microsoft.com/nuget/api/registration-base-url-resource#vulnerabilities */
export function registeredVulnerability({ url, severity }: Vulnerability) {
  return { '@type': 'Vulnerability', advisoryUrl: url, severity: String(severity) };
}

/** A number here, unlike in the registration: as the public gallery has it. */
export const foundVulnerability = ({ url, severity }: Vulnerability) => ({ advisoryUrl: url, severity });
