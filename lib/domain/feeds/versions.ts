import {
  compareVersions,
  isPrerelease,
  lowerVersion,
  type NuGetVersion,
  parseVersion,
} from '@/lib/nuget/version';
import { lowerId } from '@/lib/nuget/id';
import {
  CatalogLeafDocument,
  type DeprecationDocument,
  type LeafDocument,
  RegistrationDocument,
  RegistrationPageDocument,
} from './documents';
import type { Feed } from './feed';

/** A version that a feed has, with what it tells of it. */
export type FeedVersion = {
  id: string;
  lowerId: string;
  version: NuGetVersion;
  lowerVersion: string;
  listed: boolean;
  /** Undefined where the feed does not tell, as of most unlisted versions. */
  publishedAt: Date | undefined;
  deprecation: DeprecationDocument | undefined;
  /** Where its package is. */
  content: string;
  /** Where the catalog tells more of it. */
  catalogLeaf: string | undefined;
};

/** The versions of a package, lowest first; none where the feed does not have it. Throws `feedUnreadable`. */
export async function listFeedVersions(feed: Feed, id: string): Promise<FeedVersion[]> {
  const index = await feed.find(
    RegistrationDocument,
    `${feed.registrations}${encodeURIComponent(lowerId(id))}/index.json`,
  );
  const leaves: LeafDocument[] = [];
  for (const page of index?.items ?? []) {
    if (page.items) leaves.push(...page.items);
    else if (page['@id'] != null) {
      leaves.push(...(await feed.get(RegistrationPageDocument, page['@id'])).items);
    }
  }
  return leaves
    .flatMap((leaf) => versionOf(feed, leaf) ?? [])
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** When it was made, and the hash of its bytes, where a catalog tells. */
export async function readCatalogLeaf(
  feed: Feed,
  { catalogLeaf }: FeedVersion,
): Promise<{ createdAt?: Date | undefined; sha512?: Buffer }> {
  if (catalogLeaf === undefined) return {};
  const leaf = await feed.find(CatalogLeafDocument, catalogLeaf);
  const { created, packageHash, packageHashAlgorithm } = leaf ?? {};
  return {
    createdAt: dateOf(created),
    ...(packageHash != null &&
      packageHashAlgorithm?.toUpperCase() === 'SHA512' && { sha512: Buffer.from(packageHash, 'base64') }),
  };
}

/** The highest listed version, or none: of the stable ones, or of all. */
export const latestOf = (versions: readonly FeedVersion[], prerelease: boolean): FeedVersion[] =>
  versions.filter(({ listed, version }) => listed && (prerelease || !isPrerelease(version))).slice(-1);

function versionOf(feed: Feed, leaf: LeafDocument): FeedVersion | undefined {
  const { catalogEntry: entry } = leaf;
  const version = parseVersion(entry.version);
  if (version === undefined) return undefined;
  const names = { lowerId: lowerId(entry.id), lowerVersion: lowerVersion(version) };
  const content = contentOf(feed, names) ?? leaf.packageContent ?? entry.packageContent;
  if (content == null) return undefined;
  const publishedAt = dateOf(entry.published);
  return {
    ...{ id: entry.id, version, ...names, content, publishedAt },
    listed: entry.listed ?? !isNeverPublished(entry.published),
    deprecation: entry.deprecation ?? undefined,
    catalogLeaf: leafInCatalog(feed, entry['@id']),
  };
}

/** https://learn.microsoft.com/nuget/api/package-base-address-resource#download-package-content-nupkg */
function contentOf(
  { flatContainer }: Feed,
  { lowerId: id, lowerVersion: version }: { lowerId: string; lowerVersion: string },
): string | undefined {
  if (flatContainer === undefined) return undefined;
  const name = `${encodeURIComponent(id)}.${encodeURIComponent(version)}.nupkg`;
  return `${flatContainer}${encodeURIComponent(id)}/${encodeURIComponent(version)}/${name}`;
}

/** On nuget.org the entry of a registration is named by its leaf in the catalog. */
function leafInCatalog({ catalog }: Feed, address: string | null | undefined): string | undefined {
  const folder = catalog?.slice(0, catalog.lastIndexOf('/') + 1);
  return folder !== undefined && address?.startsWith(folder) === true ? address : undefined;
}

const isNeverPublished = (published: string | null | undefined) => published?.startsWith('1900-') === true;

function dateOf(text: string | null | undefined): Date | undefined {
  if (text == null || isNeverPublished(text)) return undefined;
  const date = new Date(text);
  return date.getTime() <= Date.now() ? date : undefined;
}
