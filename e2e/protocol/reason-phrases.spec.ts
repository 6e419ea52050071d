import { makeNupkg, makeZip } from '@/lib/testing/nupkg';
import { makeNuspec } from '@/lib/testing/nuspec';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './feed';
import { askRaw } from './raw-http';

test('a refusal says the same sentence in its reason phrase and in its body [check 105]', async ({
  request,
  feed,
  push,
  pushBytes,
  owner,
  aPerson,
  aKey,
}) => {
  const { id, bytes } = await push();
  const stranger = await aPerson();
  const unlistOnly = await aKey(owner, { scope: 'unlist' });
  const key = { 'x-nuget-apikey': owner.key };
  const refusals = {
    'no key': await request.put(feed.publish, { data: bytes }),
    'a wrong key': await pushBytes(bytes, 'wrong'),
    'a key without the scope': await pushBytes(bytes, unlistOnly),
    'a version of somebody else': await pushBytes(bytes, stranger.key),
    'a version that exists': await pushBytes(bytes, owner.key),
    'no package': await pushBytes(Buffer.from('hello'), owner.key),
    'an invalid nuspec': await pushBytes(await makeNupkg({ id, version: '1' }), owner.key),
    'unlisting without a key': await request.delete(`${feed.publish}/${id}/1.0.0`),
    'unlisting what is not there': await request.delete(`${feed.publish}/${id}/9.0.0`, { headers: key }),
    'a list that is not there': await request.get(`${feed.flatContainer}${aWord()}/index.json`),
    'a package that is not there': await request.get(`${feed.flatContainer}${id}/9.0.0/${id}.9.0.0.nupkg`),
    'a registration that is not there': await request.get(`${feed.hiveC}${aWord()}/index.json`),
    'a search that makes no sense': await request.get(`${feed.search}?prerelease=perhaps`),
    'a method that is not taken': await request.post(feed.search),
    'a read where packages are pushed': await request.get(feed.publish),
    'an address that is nowhere': await request.get('/v3/nowhere'),
  };

  for (const [name, response] of Object.entries(refusals)) {
    const phrase = response.statusText();
    expect(response.status(), name).toBeGreaterThanOrEqual(400);
    expect(response.status(), name).toBeLessThan(500);
    expect(phrase, name).toMatch(/^[\x20-\x7e]{20,512}$/);
    expect(response.headers()['content-type'], name).toMatch(/^text\/plain/);
    expect(await response.text(), name).toBe(phrase);
  }
});

test.describe('a reason phrase is one line of plain characters', () => {
  const words = ['Größe', '日本語', '😀', 'a\r\nX-Evil: 1', 'a\u0085b\u2028c', '\u0000', 'x'.repeat(5000)];

  for (const word of words) {
    test(`whatever an address says, such as ${name(word)} [check 164]`, async ({ feed, owner }) => {
      const part = encodeURIComponent(word);
      const { host } = new URL(feed.origin);
      const lines = [
        [`GET /v3/flatcontainer/${part}/index.json HTTP/1.1`, `Host: ${host}`],
        [`GET /v3/${part} HTTP/1.1`, `Host: ${host}`],
        [`DELETE /api/v2/package/${part}/1.0.0 HTTP/1.1`, `Host: ${host}`, `X-NuGet-ApiKey: ${owner.key}`],
      ];
      for (const request of lines) {
        const answer = await askRaw(feed.origin, [...request, 'Connection: close']);
        expect([400, 404, 414]).toContain(answer.status);
        expect(answer.reason).toMatch(/^[\x20-\x7e]{10,512}$/);
        expect(answer.headers.has('x-evil')).toBe(false);
      }
    });

    test(`whatever a package says, such as ${name(word)} [check 164]`, async ({ pushBytes, owner }) => {
      const id = word.replace(/[\0\u0085\u2028]/g, '');
      const named = await makeZip({ 'package.nuspec': makeNuspec({ id: `${id}..`, version: '1.0.0' }) });
      const filed = await makeNupkg({
        id: `Test.${aWord()}`,
        version: '1.0.0',
        files: { [`../${word.slice(0, 500)}`]: 'x' },
      });
      for (const bytes of [named, filed]) {
        const response = await pushBytes(bytes, owner.key);
        expect(response.status()).toBe(400);
        expect(response.statusText()).toMatch(/^[\x20-\x7e]{10,512}$/);
      }
    });
  }
});

/** How a title says a word that no title could hold. */
function name(word: string): string {
  const shown = word.replace(/[^\x20-\x7e]/gu, (character) => `U+${character.codePointAt(0)?.toString(16)} `);
  return shown.slice(0, 40);
}
