import { expect, test } from 'vitest';
import type { CatalogPage } from '@/lib/domain/catalog/read';
import { ticksOf } from '@/lib/nuget/ticks';
import { catalogIndex, catalogPage } from './catalog';
import { createLinks } from './links';

const links = createLinks('https://gallery.test');
const first = {
  id: '00000000-0000-4000-8000-000000000001',
  ticks: ticksOf(new Date('2026-11-21T08:30:00Z')),
};
const second = { id: '00000000-0000-4000-8000-000000000002', ticks: first.ticks + 1n };

const page: CatalogPage = {
  ...second,
  number: 0,
  count: 2,
  finished: false,
  items: [
    { ...first, kind: 'details', leafName: 'größe.1.0.0-rc', packageId: 'Größe', version: '1.0.0-RC+a' },
    { ...second, kind: 'delete', leafName: 'größe.1.0.0-rc', packageId: 'Größe', version: '1.0.0-RC+a' },
  ],
};

test('an index shows its pages, and the commit of the newest one as its own', () => {
  const pages = [
    { ...first, number: 0, count: 550 },
    { ...second, number: 1, count: 3 },
  ];
  const times = { lastCreated: second.ticks, lastEdited: first.ticks, lastDeleted: 0n };

  expect(catalogIndex({ pages, ...times }, links)).toMatchObject({
    '@id': 'https://gallery.test/v3/catalog/index.json',
    '@type': ['CatalogRoot', 'AppendOnlyCatalog', 'Permalink'],
    commitId: second.id,
    commitTimeStamp: '2026-11-21T08:30:00.0000001Z',
    count: 2,
    'nuget:lastCreated': '2026-11-21T08:30:00.0000001Z',
    'nuget:lastEdited': '2026-11-21T08:30:00.0000000Z',
    'nuget:lastDeleted': '0001-01-01T00:00:00.0000000Z',
    items: [
      { '@id': 'https://gallery.test/v3/catalog/page0.json', '@type': 'CatalogPage', count: 550 },
      { '@id': 'https://gallery.test/v3/catalog/page1.json', commitId: second.id, count: 3 },
    ],
  });
});

test('an index without pages can be followed from the beginning of time', () => {
  const index = catalogIndex({ pages: [], lastCreated: 0n, lastEdited: 0n, lastDeleted: 0n }, links);

  expect(index).toMatchObject({ count: 0, items: [], commitTimeStamp: '0001-01-01T00:00:00.0000000Z' });
});

test('a page shows its items by addresses that no other change of the version has', () => {
  const leaf = (tick: number) =>
    `https://gallery.test/v3/catalog/data/2026.11.21.08.30.00.000000${tick}/gr%C3%B6%C3%9Fe.1.0.0-rc.json`;

  expect(catalogPage(page, links)).toMatchObject({
    '@id': 'https://gallery.test/v3/catalog/page0.json',
    '@type': 'CatalogPage',
    commitId: second.id,
    commitTimeStamp: '2026-11-21T08:30:00.0000001Z',
    count: 2,
    parent: 'https://gallery.test/v3/catalog/index.json',
    items: [
      {
        '@id': leaf(0),
        '@type': 'nuget:PackageDetails',
        commitId: first.id,
        commitTimeStamp: '2026-11-21T08:30:00.0000000Z',
        'nuget:id': 'Größe',
        'nuget:version': '1.0.0-RC+a',
      },
      { '@id': leaf(1), '@type': 'nuget:PackageDelete', commitId: second.id },
    ],
  });
});
