import type { PackageDetails } from './details';

/** How much of a version its page shows: of a deleted one that it was here, of a hidden one not even what it was. */
export type Visibility = 'everything' | 'deleted' | 'hidden';

type Shown = Pick<PackageDetails, 'locked'> & {
  version: Pick<PackageDetails['version'], 'listed' | 'status'>;
};

/** A locked package hides what is not listed from everybody who does not see what is private of it. */
export function visibilityOf({ locked, version }: Shown, seesPrivate: boolean): Visibility {
  const isDeleted = version.status === 'deleted';
  const isWithheld = locked && (isDeleted || !version.listed);
  if (isWithheld && !seesPrivate) return 'hidden';
  return isDeleted ? 'deleted' : 'everything';
}
