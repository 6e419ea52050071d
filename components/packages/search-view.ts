import type { SearchHit } from '@/lib/domain/packages/search-hits';
import { iconPath, versionPath } from '@/lib/format/paths';
import { shorten } from '@/lib/format/sentences';
import { warningMarks } from './marks';
import type { FoundPackage } from './search-row';

/** A hit of a search as its row shows it. */
export function foundPackage(hit: SearchHit): FoundPackage {
  const types = hit.packageTypes.map((name) => name.toLowerCase());
  return {
    id: hit.id,
    version: hit.normalizedVersion,
    // The page of the package shows its latest stable version: a prerelease has its own address.
    ...(hit.prerelease && { href: versionPath(hit.id, hit.normalizedVersion) }),
    description: shorten(hit.description, 220),
    iconUrl: hit.files.includes('icon') ? iconPath(hit.id, hit.normalizedVersion) : undefined,
    tags: hit.tags,
    owners: hit.owners,
    downloads: hit.totalDownloads,
    updatedAt: hit.publishedAt,
    marks: [
      ...(hit.verified ? (['verified'] as const) : []),
      ...warningMarks(hit),
      ...(hit.prerelease ? (['prerelease'] as const) : []),
      ...(types.includes('dotnettool') ? (['tool'] as const) : []),
      ...(types.includes('template') ? (['template'] as const) : []),
    ],
  };
}
