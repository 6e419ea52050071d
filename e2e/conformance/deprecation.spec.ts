import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { given, notOffered } from './verdicts';

type Answer = { status: number; body: string };
type Form = Record<string, string>;

type Each = {
  /** Sends a form about a package, with the owner's key if none is given, whatever comes of it. */
  ask: (id: string, form: Form, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form about versions that are there. */
  deprecate: (id: string, form: Form, headers?: Record<string, string>) => Promise<Answer>;
  /** How a version is told in the registration at this address, by version. */
  entriesOf: (hive: string, id: string) => Promise<Map<string, Record<string, unknown>>>;
};

const test = base.extend<Each>({
  ask: async ({ request, feed, owner }, use) => {
    await use(async (id, form, headers = {}) => {
      const response = await request.put(`${feed.publish}/${id}/deprecations`, {
        form,
        headers: { 'x-nuget-apikey': owner.key, ...headers },
        maxRedirects: 0,
      });
      return { status: response.status(), body: await response.text() };
    });
  },

  deprecate: async ({ ask }, use) => {
    await use(async (id, form, headers) => {
      const answer = await ask(id, form, headers);
      return [404, 405, 501].includes(answer.status) ? notOffered('It takes no deprecations.') : answer;
    });
  },

  entriesOf: async ({ leavesIn }, use) => {
    await use(async (hive, id) => {
      const entries = (await leavesIn(hive, id)).map(({ catalogEntry }) => catalogEntry);
      return new Map(entries.map((entry) => [entry.version, entry]));
    });
  },
});

const ok = { status: 200, body: '' };

test.describe('deprecating versions', () => {
  test('shows in the registration of new clients alone, and in search [check 49, 117]', async ({
    deprecate,
    push,
    entriesOf,
    search,
    feed,
    eventually,
  }) => {
    const { id } = await push();
    await push({ id, version: '2.0.0' });
    const other = await push();

    const form = { 'versions[0]': '1.0', 'versions[1]': '2.0.0', isLegacy: 'true', hasCriticalBugs: 'True' };
    expect(await deprecate(id, { ...form, alternatePackageId: other.id, message: 'Moved.' })).toEqual(ok);

    const told = {
      reasons: ['Legacy', 'CriticalBugs'],
      message: 'Moved.',
      alternatePackage: { id: other.id, range: '*' },
    };
    await eventually(async () => {
      const entries = await entriesOf(feed.hiveC, id);
      for (const version of ['1.0.0', '2.0.0']) {
        expect(entries.get(version)).toMatchObject({ deprecation: told });
      }
    });
    for (const hive of [feed.hiveA, feed.hiveB]) {
      expect((await entriesOf(hive, id)).get('1.0.0')).not.toHaveProperty('deprecation');
    }
    await eventually(async () =>
      expect((await search({ q: `packageid:${id}` })).data[0]).toMatchObject({ deprecation: told }),
    );
  });

  test('leads to a version as an interval, and says nothing where nothing was said [check 49]', async ({
    deprecate,
    push,
    entriesOf,
    feed,
    eventually,
  }) => {
    const { id } = await push();
    const other = await push({ version: '3.1.0-Beta' });
    const alternate = { alternatePackageId: other.id, alternatePackageVersion: '3.1-beta' };
    await deprecate(id, { 'versions[0]': '1.0.0', isLegacy: 'true', ...alternate });

    await eventually(async () => {
      const deprecation = (await entriesOf(feed.hiveC, id)).get('1.0.0')?.['deprecation'];
      expect(deprecation).toMatchObject({ alternatePackage: { id: other.id, range: '[3.1.0-Beta, )' } });
      expect(deprecation).not.toHaveProperty('message');
    });
  });

  test('is taken back by naming no reason [check 117]', async ({
    deprecate,
    push,
    entriesOf,
    feed,
    eventually,
  }) => {
    const { id } = await push();
    await deprecate(id, { 'versions[0]': '1.0.0', isOther: 'true', message: 'Because.' });

    expect(await deprecate(id, { 'versions[0]': '1.0.0' })).toEqual(ok);

    await eventually(async () =>
      expect((await entriesOf(feed.hiveC, id)).get('1.0.0')).not.toHaveProperty('deprecation'),
    );
  });

  test('takes its fields from the query as well, and may unlist [check 117]', async ({
    request,
    owner,
    push,
    entriesOf,
    feed,
    eventually,
  }) => {
    const { id } = await push();
    const response = await request.put(`${feed.publish}/${id}/deprecations`, {
      params: { 'versions[0]': '1.0.0', isLegacy: 'true', listedVerb: 'Unlist' },
      headers: { 'x-nuget-apikey': owner.key },
    });

    expect(response.status()).toBe(200);
    await eventually(async () =>
      expect((await entriesOf(feed.hiveC, id)).get('1.0.0')).toMatchObject({
        listed: false,
        deprecation: { reasons: ['Legacy'] },
      }),
    );
  });

  test('of what is not here is not found [check 117]', async ({ ask, deprecate, push }) => {
    const { id } = await push();
    await deprecate(id, { 'versions[0]': '1.0.0', isLegacy: 'true' });

    for (const version of ['9.0.0', 'no-version']) {
      const { status } = await ask(id, { 'versions[0]': version, isLegacy: 'true' });
      expect(status, version).toBe(404);
    }
    expect((await ask(aWord(), { 'versions[0]': '1.0.0', isLegacy: 'true' })).status).toBe(404);
  });

  for (const [name, form] of Object.entries<Form>({
    'no version': { isLegacy: 'true' },
    'versions that do not begin at 0': { 'versions[1]': '1.0.0', isLegacy: 'true' },
    'another reason without a message': { 'versions[0]': '1.0.0', isOther: 'true' },
    'a message that is too long': { 'versions[0]': '1.0.0', isLegacy: 'true', message: 'x'.repeat(1001) },
    'an alternate that is not here': {
      'versions[0]': '1.0.0',
      isLegacy: 'true',
      alternatePackageId: 'No.No',
    },
    'a flag that is neither true nor false': { 'versions[0]': '1.0.0', isLegacy: 'perhaps' },
    'a verb that is none': { 'versions[0]': '1.0.0', isLegacy: 'true', listedVerb: 'Delete' },
  })) {
    test(`is refused with ${name} [check 117]`, async ({ deprecate, push }) => {
      const { id } = await push();

      expect((await deprecate(id, form)).status).toBe(400);
    });
  }

  test('is refused to a client without a name [check 117]', async ({ deprecate, push }) => {
    const { id } = await push();

    const { status, body } = await deprecate(
      id,
      { 'versions[0]': '1.0.0', isLegacy: 'true' },
      { 'user-agent': '' },
    );
    expect(status).toBe(400);
    expect(body).toContain('User-Agent');
  });

  test('is for owners, with a key that may unlist [check 117]', async ({ deprecate, push }) => {
    const { id } = await push();
    const form = { 'versions[0]': '1.0.0', isLegacy: 'true' };
    const as = async (key: string) => (await deprecate(id, form, { 'x-nuget-apikey': key })).status;

    expect(await as('')).toBe(401);
    expect(await as(given('stranger').key)).toBe(403);
    expect(await as(given('pushVersion'))).toBe(403);
  });
});
