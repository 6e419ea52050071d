import { aWord } from '@/lib/testing/word';
import { RegistrationIndex, RegistrationLeaf } from './documents';
import { expect, test } from './fixtures';
import { given } from './verdicts';

test.describe('the hives of registrations', () => {
  test('are compressed for whoever reads that, but for the legacy hive [check 31, 32]', async ({
    request,
    feed,
    push,
  }) => {
    const { id } = await push({ description: 'Long enough to be worth it. '.repeat(100) });
    const encodingIn = async (hive: string) => {
      const response = await request.get(indexIn(hive, id), { headers: { 'accept-encoding': 'gzip' } });
      const { count, items } = RegistrationIndex.parse(await response.json());
      expect(response.headers()['content-type']).toMatch(/^application\/json/);
      expect(count).toBe(items.length);
      return response.headers()['content-encoding'];
    };

    expect(await encodingIn(feed.hiveC)).toBe('gzip');
    expect(await encodingIn(feed.hiveB)).toBe('gzip');
    expect(await encodingIn(feed.hiveA)).toBeUndefined();
  });

  test('show SemVer 2.0.0 in one of them alone [check 33, 34]', async ({ leavesIn, feed, push }) => {
    const { id } = await push({ version: '1.0.0' });
    await push({ id, version: '1.1.0-beta.1' });
    await push({ id, version: '1.2.0+build' });
    await push({ id, version: '1.3.0', dependencies: { Other: '[1.0.0-rc.1, 2.0.0)' } });
    await push({ id, version: '1.4.0', dependencies: { Other: '[1.0.0, 2.0.0-a.b]' } });
    const versionsIn = async (hive: string) =>
      (await leavesIn(hive, id)).map(({ catalogEntry }) => catalogEntry.version);

    expect(await versionsIn(feed.hiveA)).toEqual(['1.0.0']);
    expect(await versionsIn(feed.hiveB)).toEqual(['1.0.0']);
    expect(await versionsIn(feed.hiveC)).toEqual([
      ...['1.0.0', '1.1.0-beta.1', '1.2.0+build', '1.3.0', '1.4.0'],
    ]);
  });

  test('do not have an ID of which they show no version [check 35]', async ({ request, feed, push }) => {
    const { id } = await push({ version: '1.0.0-beta.1' });

    expect((await request.get(indexIn(feed.hiveA, id))).status()).toBe(404);
    expect((await request.get(indexIn(feed.hiveB, id))).status()).toBe(404);
    expect((await request.get(indexIn(feed.hiveC, id))).status()).toBe(200);
  });

  test('never link from one to another [check 54]', async ({ request, leavesIn, feed, push }) => {
    const { id } = await push({ dependencies: { Other: '1.0.0' } });
    const hives = feed.hives();

    for (const hive of hives) {
      const index = await (await request.get(indexIn(hive, id))).text();
      const [leaf] = await leavesIn(hive, id);
      const text = index + (await (await request.get(leaf?.['@id'] ?? '')).text());

      expect(text).toContain(hive);
      for (const other of hives.filter((one) => one !== hive)) expect(text).not.toContain(other);
    }
  });

  test('take an ID in any casing, and have none that was not pushed [check 55]', async ({
    request,
    feed,
    push,
  }) => {
    const { id } = await push();

    for (const hive of feed.hives()) {
      expect((await request.get(`${hive}${id.toUpperCase()}/index.json`)).status()).toBe(200);
      expect((await request.get(`${hive}${aWord()}/index.json`)).status()).toBe(404);
    }
  });

  test('tell of vulnerabilities in the one for new clients alone [check 50]', async ({ leavesIn, feed }) => {
    const { id, version } = given('vulnerable');
    const entryIn = async (hive: string) =>
      (await leavesIn(hive, id)).find(({ catalogEntry }) => catalogEntry.version === version)?.catalogEntry;

    // Their severity is held to a digit in a string wherever a registration is read.
    expect((await entryIn(feed.hiveC))?.vulnerabilities?.length).toBeGreaterThan(0);
    for (const hive of [feed.hiveA, feed.hiveB]) {
      expect(await entryIn(hive)).not.toHaveProperty('vulnerabilities');
    }
  });
});

test.describe('a leaf', () => {
  test('names ID and version as their author wrote them [check 40, 41]', async ({ leavesIn, feed, push }) => {
    const { id } = await push({ version: '1.0.0' });
    await push({ id: id.toUpperCase(), version: '1.01-RC.1+Build.7' });

    const leaves = await leavesIn(feed.hiveC, id);
    expect(leaves.map(({ catalogEntry }) => [catalogEntry.id, catalogEntry.version])).toEqual([
      [id, '1.0.0'],
      [id.toUpperCase(), '1.1.0-RC.1+Build.7'],
    ]);
  });

  test('says where the package is [check 44]', async ({ request, leavesIn, feed, push }) => {
    const { id, bytes } = await push({ version: '1.0.0-Beta' });

    for (const hive of feed.hives()) {
      const [leaf] = await leavesIn(hive, id);
      const response = await request.get(leaf?.packageContent ?? '');
      expect(response.status()).toBe(200);
      expect((await response.body()).equals(bytes)).toBe(true);
    }
  });

  test('has a document of its own at its address [check 45]', async ({ request, leavesIn, feed, push }) => {
    const { id } = await push({ version: '1.0.0-Beta' });

    for (const hive of feed.hives()) {
      const [leaf] = await leavesIn(hive, id);
      const address = leaf?.['@id'] ?? '';
      const document = RegistrationLeaf.parse(await (await request.get(address)).json());

      expect(document).toMatchObject({
        '@id': address,
        listed: true,
        packageContent: leaf?.packageContent,
        registration: indexIn(hive, id),
      });
      expect((await request.get(document.catalogEntry)).status()).toBe(200);
      expect((await request.get(leaf?.catalogEntry['@id'] ?? '')).status()).toBe(200);
    }
  });
});

const indexIn = (hive: string, id: string) => `${hive}${id.toLowerCase()}/index.json`;
