import { ServiceIndex } from '../conformance/documents';
import { expect, test as base } from './feed';

const test = base.extend<{
  /** The address of the one resource of a type. */
  template: (type: string) => string;
}>({
  template: async ({ request }, use) => {
    const { resources } = ServiceIndex.parse(await (await request.get('/v3/index.json')).json());
    await use((type) => {
      const found = resources.filter((resource) => resource['@type'] === type);
      expect(found, type).toHaveLength(1);
      return found[0]?.['@id'] ?? '';
    });
  },
});

test('reporting is named under each type that clients look for [check 9]', async ({ template, feed }) => {
  const addresses = ['/3.0.0', '/3.0.0-beta', '/3.0.0-rc'].map((version) =>
    template(`ReportAbuseUriTemplate${version}`),
  );

  expect(new Set(addresses)).toEqual(new Set([`${feed.origin}/packages/{id}/{version}/report`]));
});

test('the pages of versions and owners are named, and are there however they are written [check 10]', async ({
  template,
  request,
  push,
  owner,
}) => {
  const { id } = await push({ version: '1.0.0' });
  const details = template('PackageDetailsUriTemplate/5.1.0');
  const owners = template('OwnerDetailsUriTemplate/6.11.0');

  for (const written of [id, id.toLowerCase(), id.toUpperCase()]) {
    for (const version of ['1.0.0', '1.0', '01.0.0']) {
      const address = details.replace('{id}', written).replace('{version}', version);
      const page = await request.get(address);
      expect(page.status(), address).toBe(200);
      expect(await page.text()).toContain(`dotnet add package ${id} --version 1.0.0`);
    }
  }
  for (const name of [owner.name, owner.name.toUpperCase()]) {
    expect((await request.get(owners.replace('{owner}', name))).status(), name).toBe(200);
  }
});

test('the page where a version is reported takes what clients make of its template', async ({
  template,
  request,
  push,
}) => {
  const { id } = await push({ version: '1.0.0' });
  const report = template('ReportAbuseUriTemplate/3.0.0');

  const filled = await request.get(report.replace('{id}', id.toUpperCase()).replace('{version}', '1.0'));
  expect(filled.status()).toBe(200);
  expect(await filled.text()).toContain(`Report ${id} 1.0.0</h1>`);

  for (const address of [
    new URL(report).href,
    '/packages/%7Bid%7D/%7Bversion%7D/ReportAbuse',
    `/packages/${id}/%7Bversion%7D/report`,
  ]) {
    const unfilled = await request.get(address);
    expect(unfilled.status(), address).toBe(200);
    expect(await unfilled.text(), address).toContain('Which package is it?');
  }

  const missing = await request.get(report.replace('{id}', `${id}.Missing`).replace('{version}', '1.0.0'));
  expect(missing.status()).toBe(404);
  const old = await request.get(`/packages/${id}/1.0.0/ReportAbuse`, { maxRedirects: 0 });
  expect(old.headers()['location']).toBe(`/packages/${id}/1.0.0/report`);
});
