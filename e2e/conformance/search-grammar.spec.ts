import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { given } from './verdicts';

/** The IDs that a query finds, the best first. */
const test = base.extend<{ find: (q: string) => Promise<string[]> }>({
  find: async ({ search }, use) => {
    await use(async (q) => (await search({ q })).data.map(({ id }) => id));
  },
});

test.describe('a search query', () => {
  test('with "packageid:" finds that ID alone, in any casing [check 69]', async ({ push, find }) => {
    const { id } = await push({ id: `Foo.Bar${aWord()}` });
    await push({ id: `${id}.Baz` });

    expect(await find(`packageid:${id}`)).toEqual([id]);
    expect(await find(`PackageId:${id.toUpperCase()}`)).toEqual([id]);
    expect(await find(`packageid:${id.slice(0, -1)}`)).toEqual([]);
  });

  test('with "id:" finds words of IDs, split at signs and capitals [check 70]', async ({ push, find }) => {
    const tag = aWord();
    const dotted = await push({ id: `Foo.Bar.${aWord()}`, tags: tag });
    const joined = await push({ id: `FooBar.${aWord()}`, tags: tag });
    await push({ id: `Foo.Other.${aWord()}`, tags: `${tag} bar`, description: 'bar' });

    expect((await find(`id:bar tags:${tag}`)).sort()).toEqual([dotted.id, joined.id].sort());
  });

  test('with "owner:" finds what that account owns, and with "tags:" whole tags [check 71]', async ({
    push,
    find,
  }) => {
    const stranger = given('stranger');
    const tag = aWord();
    const one = await push({ key: stranger.key, title: tag, tags: `${tag} more` });
    const other = await push({ key: stranger.key, title: tag, tags: `${tag}b` });
    const mine = await push({ title: tag, tags: `${tag}c` });

    expect((await find(tag)).sort()).toEqual([one.id, other.id, mine.id].sort());
    expect((await find(`owner:${stranger.owner} ${tag}`)).sort()).toEqual([one.id, other.id].sort());
    expect(await find(`owner:${stranger.owner.slice(0, -1)} ${tag}`)).toEqual([]);
    expect(await find(`tags:${tag}`)).toEqual([one.id]);
    expect(await find(`TAGS:${tag.toUpperCase()}`)).toEqual([one.id]);
  });

  test('leaves out what it asks of fields that do not exist [check 72]', async ({ push, search }) => {
    const word = aWord();
    await push({ tags: word, packageTypes: [word] });
    const plain = await search({ q: word });
    expect(plain.totalHits).toBe(1);

    expect(await search({ q: `foo:bar ${word}` })).toEqual(plain);
    expect(await search({ q: 'foo:bar', packageType: word })).toEqual(
      await search({ q: '', packageType: word }),
    );
  });

  test('that is an ID finds that ID first, whatever others say of these words [check 73]', async ({
    push,
    find,
  }) => {
    const word = aWord();
    const loud = `Acme ${word}`;
    await push({ id: `Acme.${word}.Acme.${word}`, title: loud, tags: loud, description: `${loud} ${loud}` });
    const { id } = await push({ id: `Acme.${word}`, title: 'Quiet', description: 'Quiet.' });
    await push({ id: `Loud.${word}`, title: `Acme.${word}`, tags: loud, description: `${loud} ${loud}` });

    const found = await find(`acme.${word}`);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(id);
  });

  test('may break off in its last word alone [check 74]', async ({ push, find }) => {
    const word = aWord();
    const { id } = await push({ id: `${word}.Json` });
    const begun = word.slice(0, -2);

    expect(await find(begun)).toEqual([id]);
    expect(await find(`${word} jso`)).toEqual([id]);
    expect(await find(`json ${begun}`)).toEqual([id]);
    expect(await find(`jso ${word}`)).toEqual([]);
    expect(await find(`${begun} json`)).toEqual([]);
  });
});

test('no text makes search or autocompletion fail [check 75]', async ({ request, feed }) => {
  const texts = [
    ...['"', '""', '"a', 'a"b"c', ':', '::', 'a:', ':a', 'id:', 'id:"', 'tags:"a b', 'owner::x'],
    ...['*', '***', '\\', '\\\\', "'", "''", '%', '_', '&', '|', '!', '(', ')', '<->', 'a & b', 'a:*', '!!a'],
    ...['😀', '日本語', 'ß', 'İ', '\u0000', 'a\u0000b', '\u202e', '\ufeff', '\t\n', 'AND', 'OR NOT'],
    ...['x'.repeat(5000), 'x '.repeat(2500), '"'.repeat(3000), ':'.repeat(3000), 'a.'.repeat(2500)],
    ...['\'; drop table "Package"; --', '$1', '${a}', '[a-z]+', 'id:id:id:id'],
  ];
  for (const q of texts) {
    for (const address of [feed.search, feed.autocomplete]) {
      const response = await request.get(address, { params: { q } });
      expect([200, 400], JSON.stringify(q.slice(0, 50))).toContain(response.status());
    }
    const ofId = await request.get(feed.autocomplete, { params: { id: q } });
    expect([200, 400], JSON.stringify(q.slice(0, 50))).toContain(ofId.status());
  }
  for (const raw of ['q=%', 'q=%ff', 'q=%c3%28', 'q=a & b', 'q=a+b', 'q=a&q=b', '&&&', 'q[]=1']) {
    expect([200, 400], raw).toContain((await request.get(`${feed.search}?${raw}`)).status());
  }
});
