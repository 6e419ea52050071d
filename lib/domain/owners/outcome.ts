import { lowerId, PackageId } from '@/lib/nuget/id';
import { type DomainError, packageNotFound } from '../errors';
import { noPackagesNamed, tooManyPackages } from '../owner-errors';
import type { OwnedPackage } from './packages';

/** What became of one package of several. */
export type Outcome<Did extends string> = { id: string; did: Did } | { id: string; refusal: DomainError };

/** As many as can be changed in one transaction while others wait for it. */
export const mostAtOnce = 200;

/** The IDs to look up by of those that somebody names, each once. Throws `noPackagesNamed` and `tooManyPackages`. */
export function lowerIdsOf(ids: readonly string[]): string[] {
  const lowerIds = new Set(ids.filter((id) => PackageId.safeParse(id).success).map(lowerId));
  if (ids.length === 0) throw noPackagesNamed();
  if (lowerIds.size > mostAtOnce) throw tooManyPackages(mostAtOnce);
  return [...lowerIds];
}

/** The packages that are not here, of those that somebody names. */
export function missingOf(ids: readonly string[], found: readonly OwnedPackage[]): Outcome<never>[] {
  const here = new Set(found.map((one) => one.lowerId));
  const named = new Map(ids.map((id) => [lowerId(id), id]));
  return [...named].flatMap(([lower, id]) => (here.has(lower) ? [] : [{ id, refusal: packageNotFound(id) }]));
}

/** What was done to the only package that was named. Throws why it was refused. */
export function onlyOf<Did extends string>([outcome]: readonly Outcome<Did>[]): Did {
  if (outcome === undefined) throw noPackagesNamed();
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.did;
}

/** Parts packages by why the act on them is refused. */
export function partBy(
  packages: readonly OwnedPackage[],
  whyNot: (found: OwnedPackage) => DomainError | undefined,
): { good: OwnedPackage[]; refused: Outcome<never>[] } {
  const good: OwnedPackage[] = [];
  const refused: Outcome<never>[] = [];
  for (const found of packages) {
    const refusal = whyNot(found);
    if (refusal === undefined) good.push(found);
    else refused.push({ id: found.id, refusal });
  }
  return { good, refused };
}
