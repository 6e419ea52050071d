import type { APIResponse } from '@playwright/test';
import { makeNupkg, makeZip } from '@/lib/testing/nupkg';
import { makeNuspec } from '@/lib/testing/nuspec';
import { aWord } from '@/lib/testing/word';
import { expect, test as base } from './fixtures';
import { given } from './verdicts';

/** Expects that a response is a refusal, and says why in its reason phrase and its body. */
const test = base.extend<{ says: (name: string, response: APIResponse) => Promise<void> }>({
  says: async ({ target }, use) => {
    await use(async (name, response) => {
      const phrase = response.statusText();
      expect(response.status(), name).toBeGreaterThanOrEqual(400);
      expect(response.status(), name).toBeLessThan(500);
      expect(phrase, name).toMatch(/^[\x20-\x7e]{4,512}$/);
      expect(await response.text(), name).toContain(phrase);
      if (target.own === undefined) return;
      expect(phrase, name).toMatch(/^.{20,}$/);
      expect(response.headers()['content-type'], name).toMatch(/^text\/plain/);
      expect(await response.text(), name).toBe(phrase);
    });
  },
});

test.describe('a refusal says the same sentence in its reason phrase and in its body', () => {
  test('whatever is wrong with the request [check 105]', async ({
    request,
    feed,
    push,
    pushBytes,
    owner,
    says,
  }) => {
    const { id, bytes } = await push();
    const headers = { 'x-nuget-apikey': owner.key };

    await says('no key', await request.put(feed.publish, { data: bytes }));
    await says('a wrong key', await pushBytes(bytes, 'wrong'));
    await says('a version that exists', await pushBytes(bytes, owner.key));
    await says('no package', await pushBytes(Buffer.from('hello'), owner.key));
    await says('an invalid nuspec', await pushBytes(await makeNupkg({ id, version: '1' }), owner.key));
    const version = `${feed.publish}/${id}/1.0.0`;
    await says('unlisting without a key', await request.delete(version));
    await says('unlisting what is not there', await request.delete(`${version}.9`, { headers }));
  });

  test('whoever asks [check 105]', async ({ push, pushBytes, says }) => {
    const { bytes } = await push();

    await says('a key without the scope', await pushBytes(bytes, given('unlist')));
    await says('a version of somebody else', await pushBytes(bytes, given('stranger').key));
  });

  test('also in our own gallery where others may give a plain 404 [check 105]', async ({
    request,
    feed,
    push,
    says,
    target,
  }) => {
    const { id } = await push();
    const nupkg = `${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`;
    expect((await request.get(nupkg)).status()).toBe(200);
    if (target.own === undefined) return;

    const reads = [
      `${feed.flatContainer}${aWord()}/index.json`,
      nupkg.replaceAll('1.0.0', '9.0.0'),
      `${feed.hiveC}${aWord()}/index.json`,
      `${feed.search}?prerelease=perhaps`,
      feed.publish,
      `${feed.origin}/v3/nowhere`,
    ];
    for (const url of reads) await says(url, await request.get(url));
    await says('a method that is not taken', await request.post(feed.search));
  });
});

test.describe('a reason phrase is one line of plain characters', () => {
  const words = ['Größe', '日本語', '😀', 'a\r\nX-Evil: 1', 'a\u0085b\u2028c', '\u0000', 'x'.repeat(5000)];

  for (const word of words) {
    test(`whatever an address says, such as ${name(word)} [check 164]`, async ({ feed, owner, say }) => {
      const part = encodeURIComponent(word);
      const { host } = new URL(feed.origin);
      const pathOf = (url: string) => new URL(url).pathname;
      const lines = [
        [`GET ${pathOf(feed.flatContainer)}${part}/index.json HTTP/1.1`, `Host: ${host}`],
        [`GET ${pathOf(new URL('.', feed.indexUrl).href)}${part} HTTP/1.1`, `Host: ${host}`],
        [
          `DELETE ${pathOf(feed.publish)}/${part}/1.0.0 HTTP/1.1`,
          `Host: ${host}`,
          `X-NuGet-ApiKey: ${owner.key}`,
        ],
      ];
      for (const request of lines) {
        const answer = await say([...request, 'Connection: close']);
        expect([400, 404, 414]).toContain(answer.status);
        expect(answer.reason).toMatch(/^[\x20-\x7e]{4,512}$/);
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
        expect(response.statusText()).toMatch(/^[\x20-\x7e]{4,512}$/);
      }
    });
  }
});

/** How a title says a word that no title could hold. */
function name(word: string): string {
  const shown = word.replace(/[^\x20-\x7e]/gu, (character) => `U+${character.codePointAt(0)?.toString(16)} `);
  return shown.slice(0, 40);
}
