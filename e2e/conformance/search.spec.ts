import { aWord } from '@/lib/testing/word';
import type { SearchResponse } from './documents';
import { expect, test } from './fixtures';
import { given } from './verdicts';

const idsOf = ({ data }: SearchResponse) => data.map(({ id }) => id).sort();

test.describe('search', () => {
  test('gives up to 20 packages that old clients can use when it is asked for nothing [check 56]', async ({
    search,
    push,
  }) => {
    await push();

    const { totalHits, data } = await search({});

    expect(data.length).toBeGreaterThan(0);
    expect(data.length).toBeLessThanOrEqual(20);
    expect(totalHits).toBeGreaterThanOrEqual(data.length);
    for (const { version, versions } of data) {
      expect(version).not.toMatch(/[-+]/);
      for (const listed of versions) expect(listed.version).not.toMatch(/[-+]/);
    }
  });

  test('tells how many there are before it gives some of them [check 57]', async ({
    request,
    feed,
    push,
    search,
  }) => {
    const tag = aWord();
    for (let count = 0; count < 3; count++) await push({ tags: tag });
    const q = `tags:${tag}`;

    expect(await search({ q, take: '2' })).toMatchObject({ totalHits: 3, data: [{}, {}] });
    expect(await search({ q, skip: '2' })).toMatchObject({ totalHits: 3, data: [{}] });
    expect(await search({ q, skip: '5' })).toMatchObject({ totalHits: 3, data: [] });
    const text = await (await request.get(feed.search, { params: { q } })).text();
    expect(text.indexOf('"totalHits"')).toBeGreaterThan(0);
    expect(text.indexOf('"totalHits"')).toBeLessThan(text.indexOf('"data"'));
  });

  test('gives each package once, page by page [check 56, 57]', async ({ push, search }) => {
    const tag = aWord();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push((await push({ tags: tag })).id);

    const pages = [];
    for (const skip of ['0', '2', '4']) pages.push(await search({ q: tag, skip, take: '2' }));

    expect(pages.flatMap(({ data }) => data.map(({ id }) => id)).sort()).toEqual(ids.sort());
  });

  test('shows SemVer 2.0.0 only to whoever says to know it [check 58]', async ({ push, search }) => {
    const tag = aWord();
    const one = await push({ tags: tag, version: '1.0.0' });
    const two = await push({ tags: tag, version: '1.0.0+build' });
    await push({ id: one.id, tags: tag, version: '2.0.0+build' });
    const q = `tags:${tag}`;

    for (const semVerLevel of ['', '1.0.0', '1.9.9', 'abc']) {
      const found = await search({ q, semVerLevel });
      expect(found.data.map(({ id, version }) => [id, version])).toEqual([[one.id, '1.0.0']]);
    }
    for (const semVerLevel of ['2.0.0', '2', '3.0.0']) {
      const found = await search({ q, semVerLevel });
      expect(idsOf(found)).toEqual([one.id, two.id].sort());
      expect(found.data.find(({ id }) => id === one.id)?.version).toBe('2.0.0+build');
    }
  });

  test('shows prereleases to whoever wants them [check 59]', async ({ push, search }) => {
    const tag = aWord();
    const both = await push({ tags: tag, version: '1.0.0' });
    await push({ id: both.id, tags: tag, version: '1.1.0-beta' });
    const early = await push({ tags: tag, version: '1.0.0-alpha' });
    const q = `tags:${tag}`;

    for (const prerelease of ['', 'false', 'False']) {
      const { data } = await search({ q, prerelease });
      expect(data.map(({ id, version }) => [id, version])).toEqual([[both.id, '1.0.0']]);
    }
    for (const prerelease of ['true', 'True']) {
      const found = await search({ q, prerelease });
      expect(idsOf(found)).toEqual([both.id, early.id].sort());
      expect(found.data.find(({ id }) => id === both.id)?.version).toBe('1.1.0-beta');
    }
  });

  test('gives the versions that may be shown, each with its leaf [check 60, 61]', async ({
    push,
    unlist,
    search,
    request,
    eventually,
  }) => {
    const { id } = await push({ version: '1.0.0' });
    for (const version of ['1.1.0', '2.0.0', '2.1.0-beta', '2.2.0-rc.1']) await push({ id, version });
    await unlist(id, '1.1.0');
    const versionsFor = async (parameters: Record<string, string>) => {
      const [hit] = (await search({ q: `packageid:${id}`, ...parameters })).data;
      for (const version of hit?.versions ?? [])
        expect((await request.get(version['@id'])).status()).toBe(200);
      return hit?.versions.map(({ version }) => version);
    };

    await eventually(async () => expect(await versionsFor({})).toEqual(['1.0.0', '2.0.0']));
    expect(await versionsFor({ prerelease: 'true' })).toEqual(['1.0.0', '2.0.0', '2.1.0-beta']);
    expect(await versionsFor({ prerelease: 'true', semVerLevel: '2.0.0' })).toEqual([
      ...['1.0.0', '2.0.0', '2.1.0-beta', '2.2.0-rc.1'],
    ]);
  });

  test('does not have what is unlisted altogether, and goes back to what is listed [check 61, 62]', async ({
    push,
    search,
    unlist,
    eventually,
  }) => {
    const { id } = await push({ version: '1.0.0' });
    await push({ id, version: '2.0.0' });
    const q = `packageid:${id}`;

    await unlist(id, '2.0.0');
    await eventually(async () =>
      expect((await search({ q })).data).toMatchObject([
        { version: '1.0.0', versions: [{ version: '1.0.0' }] },
      ]),
    );

    await unlist(id, '1.0.0');
    await eventually(async () =>
      expect(await search({ q, prerelease: 'true', semVerLevel: '2.0.0' })).toMatchObject({
        totalHits: 0,
        data: [],
      }),
    );
  });

  test('takes numbers that make no sense for the usual ones [check 63]', async ({ push, search }) => {
    const tag = aWord();
    await Promise.all(Array.from({ length: 21 }, () => push({ tags: tag })));
    const q = `tags:${tag}`;

    for (const take of ['', '1001', '-1', 'many']) expect((await search({ q, take })).data).toHaveLength(20);
    expect((await search({ q, take: '1000' })).data).toHaveLength(21);
    expect(await search({ q, take: '0' })).toMatchObject({ totalHits: 21, data: [] });
    expect((await search({ q, skip: '-1' })).data).toHaveLength(20);
    expect((await search({ q, skip: '3001' })).data).toEqual([]);
  });

  test('names owners by their accounts, whatever the nuspec says [check 66]', async ({ push, search }) => {
    const owner = given('owner');
    const { id } = await push({ owners: 'Somebody Else' });

    expect((await search({ q: `packageid:${id}` })).data).toMatchObject([{ owners: [owner] }]);
  });

  test('says of each package what is known against it, or that nothing is [check 68]', async ({
    push,
    search,
  }) => {
    const { id } = await push();
    expect((await search({ q: `packageid:${id}` })).data).toMatchObject([{ vulnerabilities: [] }]);

    // Their severity is held to a number wherever an answer of search is read.
    const vulnerable = await search({ q: `packageid:${given('vulnerable').id}`, prerelease: 'true' });
    expect(vulnerable.data[0]?.vulnerabilities?.length).toBeGreaterThan(0);
  });

  test('says of a package that it lies in a prefix of its owner [check 67]', async ({ push, search }) => {
    const { own } = given('prefixes');
    const inside = await push({ id: `${own}${aWord()}` });
    const outside = await push();

    expect((await search({ q: `packageid:${inside.id}` })).data).toMatchObject([{ verified: true }]);
    expect((await search({ q: `packageid:${outside.id}` })).data).toMatchObject([{ verified: false }]);
  });
});
