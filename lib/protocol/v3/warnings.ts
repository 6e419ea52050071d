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
    ...(alternateId !== undefined && {
      alternatePackage: {
        ...named('deprecation/alternatePackage', 'alternatePackage'),
        id: alternateId,
        range: alternateVersion === undefined ? '*' : `[${alternateVersion}, )`,
      },
    }),
    ...(message !== '' && { message }),
    reasons,
  };
}

/**
 * In the words of registrations and the catalog.
 *
 * https://learn.microsoft.com/nuget/api/registration-base-url-resource#vulnerabilities
 */
export function registeredVulnerability({ url, severity }: Rated, leaf: string) {
  return {
    '@id': `${leaf}#vulnerability/${url}`,
    '@type': 'Vulnerability',
    advisoryUrl: url,
    severity: String(severity),
  };
}

/** In the words of search, where the severity is a number, as on the public gallery. */
export const foundVulnerability = ({ url, severity }: Rated) => ({ advisoryUrl: url, severity });

type Rated = Pick<Vulnerability, 'url' | 'severity'>;
