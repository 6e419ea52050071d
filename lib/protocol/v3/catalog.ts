import type { Commit } from '@/lib/domain/catalog/commit';
import type { CatalogIndex, CatalogItem, CatalogPage, CatalogPageHead } from '@/lib/domain/catalog/read';
import { ticksText } from '@/lib/nuget/ticks';
import type { Links } from './links';

/** How a catalog without commits tells of its latest one. */
const noCommit: Commit = { id: '00000000-0000-0000-0000-000000000000', ticks: 0n };

/** https://learn.microsoft.com/nuget/api/catalog-resource#catalog-index */
export function catalogIndex(index: CatalogIndex, links: Links) {
  const { pages, lastCreated, lastDeleted, lastEdited } = index;
  return {
    '@id': links.catalogIndex,
    '@type': ['CatalogRoot', 'AppendOnlyCatalog', 'Permalink'],
    ...commitProperties(pages.at(-1) ?? noCommit),
    count: pages.length,
    'nuget:lastCreated': ticksText(lastCreated),
    'nuget:lastDeleted': ticksText(lastDeleted),
    'nuget:lastEdited': ticksText(lastEdited),
    items: pages.map((page) => pageHead(page, links)),
    '@context': context,
  };
}

/** https://learn.microsoft.com/nuget/api/catalog-resource#catalog-page */
export function catalogPage(page: CatalogPage, links: Links) {
  return {
    ...pageHead(page, links),
    parent: links.catalogIndex,
    items: page.items.map((item) => pageItem(item, links)),
    '@context': context,
  };
}

function pageHead(page: CatalogPageHead, links: Links) {
  return {
    '@id': links.catalogPage(page.number),
    '@type': 'CatalogPage',
    ...commitProperties(page),
    count: page.count,
  };
}

/** https://learn.microsoft.com/nuget/api/catalog-resource#catalog-item-object-in-a-page */
function pageItem(item: CatalogItem, links: Links) {
  return {
    '@id': links.catalogLeaf(item.ticks, item.leafName),
    '@type': item.kind === 'delete' ? 'nuget:PackageDelete' : 'nuget:PackageDetails',
    ...commitProperties(item),
    'nuget:id': item.packageId,
    'nuget:version': item.version,
  };
}

const commitProperties = ({ id, ticks }: Commit) => ({ commitId: id, commitTimeStamp: ticksText(ticks) });

const dateTime = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' };

const context = {
  '@vocab': 'http://schema.nuget.org/catalog#',
  nuget: 'http://schema.nuget.org/schema#',
  items: { '@id': 'item', '@container': '@set' },
  parent: { '@type': '@id' },
  commitTimeStamp: dateTime,
  'nuget:lastCreated': dateTime,
  'nuget:lastEdited': dateTime,
  'nuget:lastDeleted': dateTime,
};
