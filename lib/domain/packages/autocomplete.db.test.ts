import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { addDownloads } from './downloads';
import { completeIds, completeVersions, type Completion } from './autocomplete';

const defaults: Completion = { q: '', skip: 0, take: 20, prerelease: false, semVer2: false };
const complete = (q: string, more: Partial<Completion> = {}) => completeIds({ ...defaults, ...more, q });

async function download(lowerId: string, count: number): Promise<void> {
  const { key } = await db().packageVersion.findFirstOrThrow({
    where: { package: { lowerId } },
    select: { key: true },
  });
  await addDownloads([{ versionKey: key, day: '2026-01-01', client: 'other', clientVersion: '', count }]);
}

describe('an ID', () => {
  test('is completed by the beginning of each piece that was typed [check 77]', async () => {
    const word = aWord();
    const { id } = await aPackage({ id: `${word}.JsonParser.Net` });

    for (const q of [word, `${word}.`, `${word}.jsonp`, `${word}.Net`, `${word}-par_n`, ` ${word} js `]) {
      expect(await complete(q)).toEqual({ totalHits: 1, ids: [id] });
    }
    expect(await complete(`${word}.son`)).toEqual({ totalHits: 0, ids: [] });
  });

  test('that was typed comes first, then those that begin with it, then the others, by downloads', async () => {
    const word = aWord();
    const ids = [`${word}.Json`, `${word}.Json.B`, `${word}.Json.C`, `A.${word}.Json`];
    for (const id of ids) await aPackage({ id });
    await download(`${word}.json.c`, 10);
    await download(`a.${word}.json`, 1000);

    expect(await complete(`${word}.JSON`)).toEqual({
      totalHits: 4,
      ids: [`${word}.Json`, `${word}.Json.C`, `${word}.Json.B`, `A.${word}.Json`],
    });
    expect(await complete(`${word}.json`, { skip: 1, take: 2 })).toEqual({
      totalHits: 4,
      ids: [`${word}.Json.C`, `${word}.Json.B`],
    });
  });

  test('keeps the casing of the first push, whatever later versions write', async () => {
    const word = aWord();
    const owner = await aUser();
    await aPackage({ owner, id: `${word}.Json` });
    await aPackage({ owner, id: `${word.toUpperCase()}.JSON`, version: '2.0.0' });

    expect((await complete(word)).ids).toEqual([`${word}.Json`]);
  });

  test('is offered for the versions and the type that are asked for', async () => {
    const word = aWord();
    await aPackage({ id: `${word}.Beta`, version: '1.0.0-beta' });
    await aPackage({ id: `${word}.Build`, version: '1.0.0+build' });
    await aPackage({ id: `${word}.Tool`, packageTypes: ['DotnetTool'] });
    await aPackage({ id: `${word}.Unlisted`, unlisted: true });
    const ids = async (more: Partial<Completion>) => (await complete(word, more)).ids.toSorted();

    expect(await ids({})).toEqual([`${word}.Tool`]);
    expect(await ids({ prerelease: true })).toEqual([`${word}.Beta`, `${word}.Tool`]);
    expect(await ids({ semVer2: true })).toEqual([`${word}.Build`, `${word}.Tool`]);
    expect(await ids({ packageType: 'dotnettool', prerelease: true, semVer2: true })).toEqual([
      `${word}.Tool`,
    ]);
    expect(await ids({ packageType: 'Dependency' })).toEqual([]);
  });
});

test('without a text every ID is offered, the most downloaded first', async () => {
  const { id, lowerId } = await aPackage();
  await download(lowerId, 2_000_000_000);

  const { totalHits, ids } = await complete('', { take: 1000 });

  expect(ids).toContain(id);
  expect(totalHits).toBeGreaterThanOrEqual(ids.length);
});

test('any text is taken', async () => {
  for (const q of ['"', "'", '\\', '\0', '🎉', ':*', '%', '_', '-.', 'x'.repeat(5000)]) {
    await expect(complete(q)).resolves.toHaveProperty('totalHits');
  }
});

describe('the versions of an ID', () => {
  test('are the listed ones that are asked for, the lowest first [check 78]', async () => {
    const owner = await aUser();
    const { id, lowerId } = await aPackage({ owner, version: '10.0.0' });
    for (const version of ['2.0.0', '3.0.0-beta', '2.1.0+b7']) await aPackage({ owner, id, version });
    await aPackage({ owner, id, version: '4.0.0', unlisted: true });
    const versions = (prerelease: boolean, semVer2: boolean) =>
      completeVersions(lowerId, { prerelease, semVer2 });

    expect(await versions(false, false)).toEqual(['2.0.0', '10.0.0']);
    expect(await versions(true, false)).toEqual(['2.0.0', '3.0.0-beta', '10.0.0']);
    expect(await versions(false, true)).toEqual(['2.0.0', '2.1.0+b7', '10.0.0']);
    expect(await versions(true, true)).toEqual(['2.0.0', '2.1.0+b7', '3.0.0-beta', '10.0.0']);
  });

  test('are none of an ID that does not exist [check 78]', async () => {
    expect(await completeVersions(aWord(), { prerelease: true, semVer2: true })).toEqual([]);
    expect(await completeVersions('\0', { prerelease: true, semVer2: true })).toEqual([]);
  });
});
