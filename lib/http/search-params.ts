import { z } from 'zod';
import { invalidField } from '@/lib/domain/errors';
import { lowerId, PackageId } from '@/lib/nuget/id';
import { compareVersions, parseVersion } from '@/lib/nuget/version';

/** What the search and autocomplete resources are asked for. */
export type SearchParams = {
  q: string;
  skip: number;
  take: number;
  prerelease: boolean;
  semVer2: boolean;
  packageType: string | undefined;
  /** Whether there can be no answer: too far on, or of a package type that cannot be. */
  nothing: boolean;
};

const names = [
  'q',
  'skip',
  'take',
  'prerelease',
  'semVerLevel',
  'packageType',
  'packageTypes',
  'packageTypeFilter',
] as const;

const wholeNumber = z
  .string()
  .regex(/^\s*[+-]?\d+\s*$/)
  .transform(Number);

const Params = z.object({
  q: z.string().default(''),
  skip: wholeNumber.transform((skip) => Math.max(0, skip)).catch(0),
  take: wholeNumber.refine((take) => take >= 0 && take <= 1000).catch(20),
  prerelease: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(['true', 'false', '']))
    .default(''),
  semVerLevel: z.string().default('').transform(includesSemVer2),
  packageType: z.string().default(''),
  packageTypes: z.string().default(''),
  packageTypeFilter: z.string().default(''),
});

/** Further on there is nothing. */
const skipLimits = { search: 3000, autocomplete: 100_000 };

/**
 * Reads the parameters as leniently as clients are used to: what makes no sense is as if it were not given. Only
 * `prerelease` is refused when it is neither true nor false.
 *
 * https://learn.microsoft.com/nuget/api/search-query-service-resource#request-parameters
 */
export function searchParams(request: Request): SearchParams {
  return readParams(new URL(request.url).searchParams, skipLimits.search);
}

/** `versionsOf` is the ID whose versions are asked for, in lower case; otherwise IDs are. */
export type AutocompleteParams = SearchParams & { versionsOf: string | undefined };

/** https://learn.microsoft.com/nuget/api/search-autocomplete-service-resource#request-parameters */
export function autocompleteParams(request: Request): AutocompleteParams {
  const given = new URL(request.url).searchParams;
  const id = given.has('q') ? null : given.get('id');
  return {
    ...readParams(given, skipLimits.autocomplete),
    versionsOf: id === null ? undefined : lowerId(id),
  };
}

/** What the lists for typed IDs are asked for. .NET writes `True` and `False`. */
export function completionParams(request: Request): { typed: string; prerelease: boolean; semVer2: boolean } {
  const given = new URL(request.url).searchParams;
  return {
    typed: given.get('partialId') ?? '',
    prerelease: given.get('includePrerelease')?.trim().toLowerCase() === 'true',
    semVer2: includesSemVer2(given.get('semVerLevel') ?? ''),
  };
}

function readParams(given: URLSearchParams, skipLimit: number): SearchParams {
  const texts = Object.fromEntries(names.map((name) => [name, given.get(name) ?? undefined]));
  const params = Params.safeParse(texts);
  if (!params.success) {
    throw invalidField('prerelease', 'The parameter "prerelease" must be "true" or "false".');
  }
  const { prerelease, semVerLevel, packageType, packageTypes, packageTypeFilter, ...rest } = params.data;
  const type = packageType || packageTypes || packageTypeFilter;
  return {
    ...rest,
    prerelease: prerelease === 'true',
    semVer2: semVerLevel,
    packageType: type === '' ? undefined : type,
    nothing: rest.skip > skipLimit || (type !== '' && !PackageId.safeParse(type).success),
  };
}

const semVer2 = parseVersion('2.0.0');

function includesSemVer2(level: string): boolean {
  const version = parseVersion(level);
  return version !== undefined && semVer2 !== undefined && compareVersions(version, semVer2) >= 0;
}
