import { catalogReader } from '../conformance/catalog-reader';
import type { CatalogItem } from '../conformance/documents';
import { expect, test } from './feed';

test('the catalog has nothing at other addresses', async ({ feed, request, push }) => {
  const reader = catalogReader(feed.catalog);
  const { id } = await push();
  const told: CatalogItem[] = [];
  await expect(async () => {
    told.push(...(await reader.read()).filter((item) => item['nuget:id'] === id));
    expect(told).toHaveLength(1);
  }).toPass();
  const leaf = told[0]?.['@id'] ?? '';
  const folder = new URL('.', feed.catalog).href;
  const wrong = [
    ...['page99999.json', 'page-1.json', 'page00.json', 'page1e3.json', 'page0', 'pageNaN.json'].map(
      (name) => `${folder}${name}`,
    ),
    leaf.replace('.json', ''),
    leaf.replace('/data/', '/data/0'),
    leaf.replace(/\.(\d{7})\//, '.0000000/'),
    leaf.replace('1.0.0.json', '1.0.1.json'),
  ];

  for (const url of wrong) expect((await request.get(url)).status(), url).toBe(404);
});
