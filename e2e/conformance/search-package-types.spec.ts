import { aWord } from '@/lib/testing/word';
import { SearchResponse } from './documents';
import { expect, test } from './fixtures';

const idsOf = ({ data }: SearchResponse) => data.map(({ id }) => id).sort();

test.describe('search by package type', () => {
  test('gives packages of that type, in any casing [check 64, 65, 157]', async ({
    push,
    request,
    feed,
    search,
  }) => {
    const tag = aWord();
    const tool = await push({ tags: tag, packageTypes: ['DotnetTool'] });
    const both = await push({ tags: tag, packageTypes: ['Dependency', 'DotnetTool'] });
    const untyped = await push({ tags: tag });
    const q = `tags:${tag}`;
    const ofType = async (packageType: string) => {
      const response = await request.get(feed.typedSearch, { params: { q, packageType } });
      return idsOf(SearchResponse.parse(await response.json()));
    };

    expect(await ofType('DotnetTool')).toEqual([tool.id, both.id].sort());
    expect(await ofType('dotnettool')).toEqual([tool.id, both.id].sort());
    expect(await ofType('Dependency')).toEqual([untyped.id, both.id].sort());
    expect(await ofType('')).toEqual([tool.id, untyped.id, both.id].sort());
    expect(await ofType('Template')).toEqual([]);
    expect(await ofType('a b')).toEqual([]);
    expect((await search({ q: `packageid:${untyped.id}` })).data).toMatchObject([
      { packageTypes: [{ name: 'Dependency' }] },
    ]);
  });

  test('filters whatever else clients send along [check 76, 157]', async ({ push, request, feed }) => {
    const tag = aWord();
    const tool = await push({ tags: tag, packageTypes: ['DotnetTool'] });
    await push({ tags: tag });

    const response = await request.get(
      `${feed.typedSearch}?q=tags:${tag}&skip=0&take=26&prerelease=true&includeDelisted=true&supportedFramework=net8.0` +
        '&supportedFramework=.NETStandard,Version%3Dv2.0&packageType=DotnetTool&semVerLevel=2.0.0&nonsense=1',
    );

    expect(await response.json()).toMatchObject({ totalHits: 1, data: [{ id: tool.id }] });
    const filter = await request.get(`${feed.typedSearch}?q=tags:${tag}&packageTypeFilter=DotnetTool`);
    expect(filter.status()).toBe(200);
  });
});
