import { z } from 'zod';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './fixtures';
import { sentence } from './target';
import { notOffered } from './verdicts';

const Texts = z.array(z.string());

test('package-ids are the IDs that begin with what was typed [check 147]', async ({
  request,
  push,
  feed,
}) => {
  const word = aWord();
  await push({ id: `${word}.B` });
  await push({ id: `${word}.A` });
  await push({ id: `${word}.P`, version: '1.0.0-beta' });
  await push({ id: `${word}.S`, version: '1.0.0-beta.1' });
  await push({ id: `Other.${word}` });

  const ask = async (params: Record<string, string>) => {
    const response = await request.get(`${feed.v2}/package-ids`, { params });
    if (response.status() === 404) notOffered('It has no package-ids.');
    expect(response.status()).toBe(200);
    return Texts.parse(await response.json());
  };
  expect(await ask({ partialId: word })).toEqual([`${word}.A`, `${word}.B`]);
  expect(await ask({ partialId: word.toUpperCase(), includePrerelease: 'True' })).toEqual([
    `${word}.A`,
    `${word}.B`,
    `${word}.P`,
  ]);
  expect(await ask({ partialId: word, includePrerelease: 'true', semVerLevel: '2.0.0' })).toHaveLength(4);
  expect(await ask({ partialId: `${word}.nothing` })).toEqual([]);
  for (const odd of ['', '%', '_', "'", '\\', '\u0000', '😀', '\ud800', 'x'.repeat(5_000)]) {
    const all = await ask({ partialId: odd });
    expect(all.length).toBeLessThanOrEqual(30);
  }
});

test('package-versions are the listed versions of an ID [check 148]', async ({
  request,
  push,
  unlist,
  eventually,
  feed,
}) => {
  const { id } = await push({ version: '1.0.0' });
  await push({ id, version: '1.1.0' });
  await push({ id, version: '2.0.0-beta' });
  await push({ id, version: '3.0.0+meta' });
  await unlist(id, '1.0.0');

  const ask = async (name: string, params: Record<string, string> = {}) => {
    const response = await request.get(`${feed.v2}/package-versions/${name}`, { params });
    if (response.status() === 404) notOffered('It has no package-versions.');
    return Texts.parse(await response.json());
  };
  await eventually(async () => expect(await ask(id.toUpperCase())).toEqual(['1.1.0']));
  expect(await ask(id, { includePrerelease: 'True' })).toEqual(['1.1.0', '2.0.0-beta']);
  expect(await ask(id, { semVerLevel: '2.0.0' })).toEqual(['1.1.0', '3.0.0+meta']);
  expect(await ask(aWord())).toEqual([]);
});

test('a download without a version is the latest stable one [check 118]', async ({
  request,
  push,
  feed,
  target,
}) => {
  const { id } = await push({ version: '1.0.0' });
  const latest = await push({ id, version: '1.2.0+meta' });
  await push({ id, version: '2.0.0-beta' });
  const beta = await push({ version: '1.0.0-beta' });

  const download = (path: string) => request.get(`${feed.publish}/${path}`);
  if ([404, 405, 501].includes((await download(`${id}/1.2.0`)).status()))
    notOffered('It has no V2 downloads.');
  for (const path of [id, id.toUpperCase(), `${id}/`, `${id}/1.2`, `${id}/1.2.0%2Bother`]) {
    const response = await download(path);
    expect(response.status(), path).toBe(200);
    expect((await response.body()).equals(latest.bytes), path).toBe(true);
  }
  expect((await download(`${id}/latest`)).status()).toBe(400);
  expect((await download(`${id}/9.0.0`)).status()).toBe(404);
  expect((await download(aWord())).status()).toBe(404);
  expect((await download(beta.id)).statusText()).toMatch(sentence(target, /no listed stable version/));
});
