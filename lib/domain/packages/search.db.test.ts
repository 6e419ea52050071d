import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aPackage, aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { addDownloads } from './downloads';
import { type PackageSearch, searchPackages } from './search';
import { refreshSearchDocuments } from './search-documents';

const defaults: PackageSearch = { q: '', skip: 0, take: 20, prerelease: false, semVer2: false };
const search = (q: string, more: Partial<PackageSearch> = {}) => searchPackages({ ...defaults, ...more, q });
const findIds = async (q: string, more: Partial<PackageSearch> = {}) =>
  (await search(q, more)).hits.map(({ id }) => id);

async function download(lowerId: string, count: number): Promise<void> {
  const { key } = await db().packageVersion.findFirstOrThrow({
    where: { package: { lowerId } },
    select: { key: true },
  });
  await addDownloads([{ versionKey: key, day: '2026-01-01', client: 'other', clientVersion: '', count }]);
}

describe('a hit', () => {
  test('tells the latest version, its owners by account and all listed versions [check 60, 61, 66]', async () => {
    const word = aWord();
    const owner = await aUser();
    const id = `Test.${word}`;
    await aPackage({ owner, id, version: '1.0.0', title: 'Old' });
    await aPackage({ owner, id, version: '1.5.0', unlisted: true });
    await aPackage({
      owner,
      id,
      version: '2.0.0',
      title: 'New',
      owners: 'somebody',
      tags: 'a b',
      icon: 'a.png',
    });
    await aPackage({ owner, id, version: '3.0.0-beta', title: 'Beta' });
    await aPackage({ owner, id, version: '4.0.0-rc.1', title: 'Candidate' });
    await download(id.toLowerCase(), 3);

    const [hit] = (await search(word)).hits;

    expect(hit).toMatchObject({
      id,
      lowerId: id.toLowerCase(),
      fullVersion: '2.0.0',
      title: 'New',
      tags: ['a', 'b'],
      owners: [owner.name],
      packageTypes: [],
      totalDownloads: 3,
      prerelease: false,
      versions: [
        { fullVersion: '1.0.0', lowerVersion: '1.0.0', downloads: 3 },
        { fullVersion: '2.0.0', lowerVersion: '2.0.0', downloads: 0 },
      ],
    });
    expect(hit?.files).toContain('icon');
    expect(hit?.publishedAt).toBeInstanceOf(Date);
  });

  test('shows prereleases and SemVer 2.0.0 only to whoever asks for them [check 58, 59, 61]', async () => {
    const word = aWord();
    const owner = await aUser();
    for (const version of ['1.0.0', '2.0.0-beta', '3.0.0+build', '4.0.0-rc.1']) {
      await aPackage({ owner, id: `Test.${word}`, version });
    }
    const shown = async (more: Partial<PackageSearch>) => {
      const [hit] = (await search(word, more)).hits;
      return [hit?.fullVersion, hit?.versions.map(({ fullVersion }) => fullVersion)];
    };

    expect(await shown({})).toEqual(['1.0.0', ['1.0.0']]);
    expect(await shown({ prerelease: true })).toEqual(['2.0.0-beta', ['1.0.0', '2.0.0-beta']]);
    expect(await shown({ semVer2: true })).toEqual(['3.0.0+build', ['1.0.0', '3.0.0+build']]);
    expect(await shown({ prerelease: true, semVer2: true })).toEqual([
      '4.0.0-rc.1',
      ['1.0.0', '2.0.0-beta', '3.0.0+build', '4.0.0-rc.1'],
    ]);
  });
});

test('a package of prereleases alone, or of SemVer 2.0.0 alone, is found by whoever asks for it [check 58, 59]', async () => {
  const word = aWord();
  const { id: beta } = await aPackage({ id: `${word}.Beta`, version: '1.0.0-beta' });
  const { id: build } = await aPackage({ id: `${word}.Build`, version: '1.0.0+build' });

  expect(await findIds(word)).toEqual([]);
  expect(await findIds(word, { prerelease: true })).toEqual([beta]);
  expect(await findIds(word, { semVer2: true })).toEqual([build]);
});

test('a package of which everything is unlisted is not found [check 62]', async () => {
  const { id } = await aPackage({ unlisted: true });

  expect(await search(id, { prerelease: true, semVer2: true })).toEqual({
    totalHits: 0,
    nearHits: 0,
    hits: [],
  });
});

test('all hits are counted, whichever of them are shown [check 57, 63]', async () => {
  const word = aWord();
  for (const name of ['One', 'Two', 'Six']) await aPackage({ id: `${word}.${name}` });
  const page = async (skip: number, take: number) => {
    const { totalHits, hits } = await search(word, { skip, take });
    return [totalHits, hits.map(({ id }) => id)];
  };

  expect(await page(0, 2)).toEqual([3, [`${word}.Six`, `${word}.Two`]]);
  expect(await page(2, 2)).toEqual([3, [`${word}.One`]]);
  expect(await page(3, 2)).toEqual([3, []]);
  expect(await page(0, 0)).toEqual([3, []]);
});

test('packages are filtered by type in any casing, and one without a type is a dependency [check 64]', async () => {
  const word = aWord();
  const { id: tool } = await aPackage({ id: `${word}.Tool`, packageTypes: ['DotnetTool'] });
  const { id: plain } = await aPackage({ id: `${word}.Plain` });

  expect(await findIds(word, { packageType: 'dotnettool' })).toEqual([tool]);
  expect(await findIds(word, { packageType: 'Dependency' })).toEqual([plain]);
  expect(await findIds(word, { packageType: 'a b' })).toEqual([]);
});

test('packageid: finds that ID and no other, in any casing [check 69]', async () => {
  const { id } = await aPackage();
  await aPackage({ id: `${id}.More` });

  expect(await findIds(`packageid:${id.toUpperCase()}`)).toEqual([id]);
  expect(await findIds(`packageid:${id} packageid:${id}.More`)).toHaveLength(2);
  expect(await findIds('packageid:no\0body')).toEqual([]);
});

test('whoever types an ID gets it first, however much others are downloaded [check 73]', async () => {
  const word = aWord();
  const { id } = await aPackage({ id: `${word}.Json`, description: 'x' });
  const popular = await aPackage({ id: `${word}.Json.Popular`, title: `${word} json`, tags: `${word} json` });
  await download(popular.lowerId, 2_000_000_000);

  expect(await findIds(id)).toEqual([id, popular.id]);
  expect(await findIds(`"${id}"`)).toEqual([id, popular.id]);
  expect(await findIds(word)).toEqual([popular.id, id]);
});

test('an ID comes first however its words are divided, before what is downloaded more', async () => {
  const word = aWord();
  const { id } = await aPackage({ id: `${word}.Json` });
  const popular = await aPackage({ id: `${word}Json.Popular`, tags: `${word} json` });
  await download(popular.lowerId, 10_000);

  expect(await findIds(`${word} json`)).toEqual([id, popular.id]);
  expect(await findIds(`${word}json`)).toEqual([id, popular.id]);
});

test('IDs that begin with what was typed come before those that only have its words', async () => {
  const word = aWord();
  const begins = await aPackage({ id: `${word}.Json.Parser` });
  const has = await aPackage({ id: `Parser.${word}.Json`, title: `${word} json` });
  await download(has.lowerId, 10_000);

  expect(await findIds(`${word}.js`)).toEqual([begins.id, has.id]);
});

test('an ID counts more than a title or tag, those more than a description, and that more than an author', async () => {
  const word = aWord();
  const packages = [
    await aPackage({ authors: word }),
    await aPackage({ description: word }),
    await aPackage({ tags: word }),
    await aPackage({ id: `Test.${word}` }),
  ];

  expect(await findIds(word)).toEqual(packages.map(({ id }) => id).toReversed());
});

test('of equal matches the more downloaded comes first, then the later one', async () => {
  const word = aWord();
  const first = await aPackage({ id: `${word}.X` });
  const second = await aPackage({ id: `${word}.Y` });
  const third = await aPackage({ id: `${word}.Z` });
  await download(first.lowerId, 100);

  expect(await findIds(word)).toEqual([first.id, third.id, second.id]);
});

describe('a slip', () => {
  test('finds the packages that were meant, the better ones first', async () => {
    const word = aWord();
    const { id } = await aPackage({ id: `Test.${word}` });
    const belonging = await aPackage({ id: `Test.${word}.Belonging` });
    const [a = '', b = '', ...rest] = word;

    const slips = [word.slice(1), `${word}x`, `${a}${b}q${rest.slice(1).join('')}`, [b, a, ...rest].join('')];
    for (const slip of slips) expect(await findIds(slip)).toEqual([id, belonging.id]);
    expect(await findIds(`${word.slice(1)} belnging`)).toEqual([belonging.id]);
    expect(await findIds(`"${word.slice(1)}"`)).toEqual([]);
  });

  test('in a short word, or two slips in one, find nothing', async () => {
    const word = aWord();
    await aPackage({ id: `Abc.${word}` });

    expect(await findIds(`abd ${word}`)).toEqual([]);
    expect(await findIds(word.slice(2))).toEqual([]);
  });

  test('comes after what was found as it was typed, page by page, and is counted', async () => {
    const word = aWord();
    const meant = await aPackage({ id: `Test.${word}` });
    const typed = await aPackage({ id: `Test.Other.${word}s` });
    await download(meant.lowerId, 1000);

    expect(await findIds(`${word}s`)).toEqual([typed.id, meant.id]);
    const page = async (skip: number, take: number) => {
      const { totalHits, nearHits, hits } = await search(`${word}s`, { skip, take });
      return [totalHits, nearHits, hits.map(({ id }) => id)];
    };
    expect(await page(0, 1)).toEqual([2, 1, [typed.id]]);
    expect(await page(1, 1)).toEqual([2, 1, [meant.id]]);
    expect(await page(2, 1)).toEqual([2, 1, []]);
    expect(await page(0, 0)).toEqual([2, 1, []]);
  });

  test('finds nothing that the other words, fields and filters leave out', async () => {
    const word = aWord();
    const slip = word.slice(1);
    const { id, owner } = await aPackage({ id: `Test.${word}`, version: '1.0.0-beta' });
    const stranger = await aUser();

    expect(await findIds(slip)).toEqual([]);
    expect(await findIds(slip, { prerelease: true })).toEqual([id]);
    expect(await findIds(`${slip} owner:${owner.name}`, { prerelease: true })).toEqual([id]);
    expect(await findIds(`${slip} owner:${stranger.name}`, { prerelease: true })).toEqual([]);
    expect(await findIds(slip, { prerelease: true, packageType: 'DotnetTool' })).toEqual([]);
    expect(await findIds(`${slip} ${aWord()}`, { prerelease: true })).toEqual([]);
  });
});

test('without words the most downloaded come first', async () => {
  const owner = await aUser();
  const little = await aPackage({ owner });
  const much = await aPackage({ owner });
  const none = await aPackage({ owner });
  await download(little.lowerId, 1000);
  await download(much.lowerId, 1001);

  expect(await findIds(`owner:${owner.name}`)).toEqual([much.id, little.id, none.id]);
});

test('hits can be had by downloads, or the latest pushed first, whatever their words', async () => {
  const word = aWord();
  const named = await aPackage({ id: `${word}.Named` });
  const told = await aPackage({ description: word });
  await download(told.lowerId, 1);

  expect(await findIds(word)).toEqual([named.id, told.id]);
  expect(await findIds(word, { sort: 'downloads' })).toEqual([told.id, named.id]);
  expect(await findIds(word, { sort: 'updated' })).toEqual([told.id, named.id]);
});

test('a package is found by a new owner as soon as it has one', async () => {
  const target = await aPackage();
  const other = await aUser();
  expect(await findIds(`owner:${other.name}`)).toEqual([]);

  await transaction(async (tx) => {
    const { key } = await tx.package.findUniqueOrThrow({ where: { lowerId: target.lowerId } });
    await tx.packageOwner.create({ data: { packageKey: key, accountKey: other.key } });
    await refreshSearchDocuments(tx, key);
  });

  expect(await findIds(`OWNER:${other.name.toUpperCase()}`)).toEqual([target.id]);
});

test('what cannot be found is nothing, and no failure [check 75]', async () => {
  for (const q of [
    '"',
    ':',
    '*',
    '\\',
    "'",
    '🎉',
    '\0',
    'x'.repeat(5000),
    `"${'ab '.repeat(1700)}"`,
    '(((',
    '!&|<->',
  ]) {
    await expect(search(q)).resolves.toHaveProperty('totalHits');
  }
});
