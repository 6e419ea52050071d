import { invalidate, type Transaction } from '@/lib/db/transaction';
import { tags } from '../cache-tags';
import { refreshAllSearchDocuments } from '../packages/search-documents';
import { refreshVerified } from '../prefixes/verified';
import type { OwnedPackage } from './packages';

/** Makes everything know of packages whose owners were changed. */
export async function refreshOwners(tx: Transaction, packages: readonly OwnedPackage[]): Promise<void> {
  const keys = packages.map(({ key }) => key);
  await refreshVerified(tx, keys);
  await refreshAllSearchDocuments(tx, keys);
  invalidate(tx, tags.search, ...packages.map(({ lowerId }) => tags.package(lowerId)));
}
