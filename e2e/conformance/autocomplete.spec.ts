import { aWord } from '@/lib/testing/word';
import { IdCompletions, VersionCompletions } from './documents';
import { expect, test as base } from './fixtures';

type Parameters = Record<string, string>;

type Each = {
  completeIds: (parameters: Parameters) => Promise<{ totalHits: number; data: string[] }>;
  completeVersions: (parameters: Parameters) => Promise<string[]>;
};

const test = base.extend<Each>({
  completeIds: async ({ request, feed }, use) => {
    await use(async (params) =>
      IdCompletions.parse(await (await request.get(feed.autocomplete, { params })).json()),
    );
  },

  completeVersions: async ({ request, feed }, use) => {
    await use(async (params) => {
      const response = await request.get(feed.autocomplete, { params });
      expect(response.status()).toBe(200);
      return VersionCompletions.parse(await response.json()).data;
    });
  },
});

test.describe('completing an ID', () => {
  test('takes each piece for the beginning of a word in it [check 77]', async ({
    push,
    completeIds,
    eventually,
  }) => {
    const word = aWord();
    const json = await push({ id: `${word}.Json` });
    const xml = await push({ id: `Other.${word}.Xml` });
    await push({ id: `Other.x${word}`, tags: word, description: word });
    const begun = word.slice(0, -2);

    await eventually(async () =>
      expect(await completeIds({ q: begun })).toEqual({ totalHits: 2, data: [json.id, xml.id] }),
    );
    expect(await completeIds({ q: `${begun}.js` })).toEqual({ totalHits: 1, data: [json.id] });
    expect(await completeIds({ q: `oth-${begun}_X` })).toEqual({ totalHits: 1, data: [xml.id] });
    expect(await completeIds({ q: begun, take: '1' })).toEqual({ totalHits: 2, data: [json.id] });
    expect(await completeIds({ q: begun, skip: '1' })).toEqual({ totalHits: 2, data: [xml.id] });
  });

  test('heeds what the client understands and wants [check 77]', async ({
    push,
    completeIds,
    eventually,
  }) => {
    const word = aWord();
    const early = await push({ id: `${word}.Early`, version: '1.0.0-beta' });
    const newer = await push({ id: `${word}.Newer`, version: '1.0.0+build' });
    const tool = await push({ id: `${word}.Tool`, packageTypes: ['DotnetTool'] });
    const idsFor = async (parameters: Parameters) =>
      (await completeIds({ q: word, ...parameters })).data.sort();

    await eventually(async () => expect(await idsFor({})).toEqual([tool.id]));
    expect(await idsFor({ prerelease: 'true' })).toEqual([early.id, tool.id]);
    expect(await idsFor({ semVerLevel: '2.0.0' })).toEqual([newer.id, tool.id]);
    expect(await idsFor({ prerelease: 'true', semVerLevel: '2.0.0', packageType: 'dotnettool' })).toEqual([
      tool.id,
    ]);
  });

  test('is asked for with a slash before the question mark as without [check 165]', async ({
    request,
    feed,
    push,
    eventually,
  }) => {
    const { id } = await push();
    const query = `?q=${id.toLowerCase()}&take=5`;

    const answerOf = async (url: string): Promise<unknown> =>
      (await request.get(url, { maxRedirects: 0 })).json();
    await eventually(async () =>
      expect(await answerOf(`${feed.autocomplete}${query}`)).toMatchObject({ data: [id] }),
    );
    expect(await answerOf(`${feed.autocomplete}/${query}`)).toEqual(
      await answerOf(`${feed.autocomplete}${query}`),
    );
  });

  test('goes before listing versions when both are asked for [check 79]', async ({
    push,
    completeIds,
    eventually,
  }) => {
    const { id } = await push();
    const other = await push();

    await eventually(async () => expect((await completeIds({ q: id, id: other.id })).data).toEqual([id]));
    expect(await completeIds({ q: id, id: other.id })).toEqual(await completeIds({ q: id }));
  });
});

test.describe('listing the versions of an ID', () => {
  test('heeds what is listed, and what the client understands and wants [check 78]', async ({
    push,
    unlist,
    eventually,
    completeVersions,
  }) => {
    const { id } = await push({ version: '1.0' });
    for (const version of ['1.1.0', '2.0.0-beta', '2.0.0+b7', '2.1.0-rc.1']) await push({ id, version });
    await unlist(id, '1.1.0');

    await eventually(async () => expect(await completeVersions({ id })).toEqual(['1.0.0']));
    expect(await completeVersions({ id: id.toUpperCase(), prerelease: 'true' })).toEqual([
      ...['1.0.0', '2.0.0-beta'],
    ]);
    expect(await completeVersions({ id, semVerLevel: '2.0.0' })).toEqual(['1.0.0', '2.0.0+b7']);
    expect(await completeVersions({ id, prerelease: 'true', semVerLevel: '2.0.0' })).toEqual([
      ...['1.0.0', '2.0.0-beta', '2.0.0+b7', '2.1.0-rc.1'],
    ]);
  });

  test('gives none of an ID that is unknown [check 78]', async ({ completeVersions }) => {
    expect(await completeVersions({ id: aWord() })).toEqual([]);
    expect(await completeVersions({ id: 'no..id' })).toEqual([]);
    expect(await completeVersions({ id: '' })).toEqual([]);
  });
});
