import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRange } from '@/lib/nuget/version-range';
import { anOsvAdvisory } from '@/lib/testing/advisories';
import { aWord } from '@/lib/testing/word';
import {
  RegistrationIndex,
  ServiceIndex,
  VulnerabilityIndex,
  VulnerabilityPage,
} from '../conformance/documents';
import { expect, test as base } from './feed';

type Known = { page: string; url: string; severity: number; versions: string };

type Each = {
  /** Imports advisories by the operator's command, and expects that all could be read. */
  importAll: (...advisories: unknown[]) => Promise<void>;
  /** What is known of a package ID, on whichever page. */
  knownOf: (id: string) => Promise<Known[]>;
  readIndex: () => Promise<VulnerabilityIndex>;
};

const test = base.extend<Each>({
  importAll: async ({ lode }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lode-advisories-'));
    await use(async (...advisories) => {
      const path = join(folder, 'advisories.json');
      writeFileSync(path, JSON.stringify(advisories));
      expect(await lode('advisories', 'import', path)).toMatchObject({ code: 0 });
    });
    rmSync(folder, { recursive: true });
  },

  readIndex: async ({ request, feed }, use) => {
    await use(async () => {
      const { resources } = ServiceIndex.parse(
        await (await request.get(`${feed.origin}/v3/index.json`)).json(),
      );
      const resource = resources.find(({ '@type': type }) => type === 'VulnerabilityInfo/6.7.0');
      return VulnerabilityIndex.parse(await (await request.get(resource?.['@id'] ?? '')).json());
    });
  },

  knownOf: async ({ request, readIndex }, use) => {
    await use(async (id) => {
      const known: Known[] = [];
      for (const { '@name': page, '@id': address } of await readIndex()) {
        const entries = VulnerabilityPage.parse(await (await request.get(address)).json());
        known.push(...(entries[id.toLowerCase()] ?? []).map((entry) => ({ page, ...entry })));
      }
      return known;
    });
  },
});

// Each import may begin a generation, which moves what the others told from page to page.
test.describe.configure({ mode: 'serial' });

test.describe('what is known against packages', () => {
  test('has an index with pages, each with a name, an address and a time [check 15, 80]', async ({
    readIndex,
  }) => {
    const index = await readIndex();

    expect(index.map(({ '@name': name }) => name)).toEqual(['base', 'update']);
    expect(new Set(index.map(({ '@id': address }) => address)).size).toBe(index.length);
  });

  test('is told of packages that are not here too, by lower-case ID, as number and range [check 82]', async ({
    importAll,
    knownOf,
    readIndex,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    await importAll(anOsvAdvisory({ identifier: `ACME-${id}`, affected: [{ id, fixed: '1.2.0' }] }));

    const [known, ...more] = await knownOf(id);
    expect(known).toMatchObject({
      url: `https://advisories.test/ACME-${id}`,
      severity: 2,
      versions: '(, 1.2.0)',
    });
    expect(more).toEqual([]);
    for (const { '@id': address } of await readIndex()) {
      const page = VulnerabilityPage.parse(await (await request.get(address)).json());
      for (const [lowerId, entries] of Object.entries(page)) {
        expect(lowerId).toBe(lowerId.toLowerCase());
        for (const { versions } of entries) expect(parseRange(versions), versions).toBeDefined();
      }
    }
  });

  test('is an object on each page, and no address is on two of them [check 81]', async ({
    importAll,
    readIndex,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    await importAll(anOsvAdvisory({ affected: [{ id, fixed: '1.2.0' }] }));

    const seen = new Map<string, string>();
    for (const { '@name': name, '@id': address } of await readIndex()) {
      const response = await request.get(address);
      expect((await response.text()).at(0)).toBe('{');
      for (const entry of Object.values(VulnerabilityPage.parse(await response.json())).flat()) {
        expect(seen.get(entry.url) ?? name, entry.url).toBe(name);
        seen.set(entry.url, name);
      }
    }
  });

  test('is told by the addresses of the generation before, for those who were just sent there', async ({
    importAll,
    readIndex,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    const first = anOsvAdvisory({ affected: [{ id, fixed: '1.2.0' }] });
    await importAll(first);
    const before = await readIndex();
    await importAll({ ...first, modified: '2025-01-01T00:00:00Z', withdrawn: '2025-01-01T00:00:00Z' });

    expect((await readIndex())[0]?.['@id']).not.toBe(before[0]?.['@id']);
    for (const { '@id': address } of before) {
      const response = await request.get(address);
      expect(response.status()).toBe(200);
      expect(VulnerabilityPage.parse(await response.json())).not.toHaveProperty([id.toLowerCase()]);
    }
  });

  test('at no other address is there anything', async ({ request, feed }) => {
    for (const path of ['1/base.json', '0/other.json', 'x/base.json', '1', '9999999999999999999/base.json']) {
      expect((await request.get(`${feed.origin}/v3/vulnerabilities/${path}`)).status(), path).toBe(404);
    }
  });
});

test.describe('a version that an advisory is about', () => {
  test('says so in the registration of new clients alone and in search, and no longer once withdrawn [check 50, 68]', async ({
    importAll,
    push,
    request,
    search,
    feed,
  }) => {
    const { id } = await push();
    const entryOf = async (hive: string) => {
      const response = await request.get(`${hive}${id.toLowerCase()}/index.json`);
      return RegistrationIndex.parse(await response.json()).items[0]?.items?.[0]?.catalogEntry;
    };
    const found = async () => (await search({ q: `packageid:${id}` })).data[0]?.vulnerabilities;
    expect(await entryOf(feed.hiveC)).not.toHaveProperty('vulnerabilities');
    expect(await found()).toEqual([]);

    const advisory = anOsvAdvisory({ affected: [{ id, fixed: '2.0.0' }], severity: 'CRITICAL' });
    await importAll(advisory);

    const advisoryUrl = `https://advisories.test/${advisory.id}`;
    expect(await entryOf(feed.hiveC)).toMatchObject({ vulnerabilities: [{ advisoryUrl, severity: '3' }] });
    for (const hive of [feed.hiveA, feed.hiveB]) {
      expect(await entryOf(hive)).not.toHaveProperty('vulnerabilities');
    }
    expect(await found()).toEqual([{ advisoryUrl, severity: 3 }]);

    await importAll({ ...advisory, modified: '2025-01-01T00:00:00Z', withdrawn: '2025-01-01T00:00:00Z' });
    expect(await entryOf(feed.hiveC)).not.toHaveProperty('vulnerabilities');
    expect(await found()).toEqual([]);
  });
});

test.describe('the operator', () => {
  test('warns in his own words, and takes it back', async ({ lode, knownOf }) => {
    const [id, name] = [`Test.${aWord()}`, `OWN-${aWord()}`];
    const said = ['--id', id, '--severity', 'low', '--url', 'https://own.test/1'];
    const add = (...ranges: string[]) => lode('advisories', 'add', name, ...said, '--range', ...ranges);

    expect(await add('[1.0,2.0)', '(,0.5]')).toMatchObject({ code: 0 });
    expect(await knownOf(id)).toMatchObject([
      { versions: '[1.0.0, 2.0.0)', severity: 0, url: 'https://own.test/1' },
      { versions: '(, 0.5.0]' },
    ]);

    expect(await add('between')).toMatchObject({ code: 1, stderr: expect.stringContaining('"between"') });
    expect(await lode('advisories', 'remove', name)).toMatchObject({ code: 0 });
    expect(await knownOf(id)).toEqual([]);
    expect(await lode('advisories', 'remove', name)).toMatchObject({ code: 1 });
  });

  test('is told by an import what could not be read, and the exit code says so', async ({ lode }) => {
    const folder = mkdtempSync(join(tmpdir(), 'lode-advisories-'));
    const id = `Test.${aWord()}`;
    writeFileSync(join(folder, 'good.json'), JSON.stringify(anOsvAdvisory({ affected: [{ id }] })));
    writeFileSync(join(folder, 'bad.json'), '[');

    const { code, stdout } = await lode('advisories', 'import', folder, '--json');
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ added: 1, failed: [{ name: join(folder, 'bad.json') }] });
    expect(await lode('advisories', 'import', folder)).toMatchObject({ code: 1, stdout: '' });
  });

  test('imports from no private address', async ({ lode, feed }) => {
    const { code, stderr } = await lode('advisories', 'import', `${feed.origin}/v3/index.json`);

    expect(code).toBe(1);
    expect(stderr).toContain('not allowed');
  });
});
