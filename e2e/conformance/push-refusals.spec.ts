import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './fixtures';
import { sentence } from './target';
import { given } from './verdicts';

const aNupkg = (id = `Test.${aWord()}`) => makeNupkg({ id, version: '1.0.0' });

test.describe('a push is refused', () => {
  test('without a key by a challenge for one [check 97]', async ({ request, feed, target }) => {
    const headers = [{}, { 'x-nuget-apikey': '' }];
    for (const one of headers) {
      const response = await request.put(feed.publish, { data: await aNupkg(), headers: one });

      expect(response.status()).toBe(401);
      const challenge = target.own === undefined ? /^ApiKey\b/ : /^ApiKey realm="/;
      expect(response.headers()['www-authenticate']).toMatch(challenge);
    }
  });

  test('with a key that is none [check 97]', async ({ pushBytes, owner, target }) => {
    const wrong = [`${owner.key}x`, owner.key.slice(0, -1), 'lode_', '00000000-0000-0000-0000-000000000000'];
    for (const key of wrong) {
      const response = await pushBytes(await aNupkg(), key);

      expect(response.status()).toBe(403);
      expect(response.statusText()).toMatch(sentence(target, /not a whole API key/));
    }
  });

  test('with a key whose time is over [check 97]', async ({ pushBytes, target }) => {
    const response = await pushBytes(await aNupkg(), given('expired'));

    expect(response.status()).toBe(403);
    expect(response.statusText()).toMatch(sentence(target, /expired on/));
  });

  test('with a key that may only unlist [check 98]', async ({ pushBytes, target }) => {
    const response = await pushBytes(await aNupkg(), given('unlist'));

    expect(response.status()).toBe(403);
    expect(response.statusText()).toMatch(sentence(target, /no scope to push packages/));
  });

  test('with a key for new versions alone, when the ID is new [check 98]', async ({
    push,
    pushBytes,
    target,
  }) => {
    const key = given('pushVersion');
    const { id } = await push();

    const response = await pushBytes(await aNupkg(), key);
    expect(response.status()).toBe(401);
    expect(response.statusText()).toMatch(sentence(target, /no scope to push new packages/));
    await push({ key, id, version: '1.1.0' });
  });

  test('by whoever does not own the package [check 98]', async ({ push, pushBytes, target }) => {
    const stranger = given('stranger');
    const { id } = await push();

    const response = await pushBytes(await makeNupkg({ id, version: '2.0.0' }), stranger.key);

    expect(response.status()).toBe(401);
    expect(response.statusText()).toMatch(sentence(target, /not an owner/));
  });

  test('outside the pattern of its key, whose casing does not count [check 99]', async ({
    push,
    pushBytes,
    target,
  }) => {
    const { key, prefix } = given('glob');
    const word = aWord();
    const mine = await push({ id: `Mine.${word}` });

    await push({ key, id: `${prefix}.${word}.One` });
    await push({ key, id: `${prefix.toUpperCase()}.${word}.TWO` });
    await push({ key, id: `${prefix.toLowerCase()}.${word}.three` });
    for (const id of [prefix, `x${prefix}.${word}`, `${prefix}${word}`, mine.id]) {
      const response = await pushBytes(await makeNupkg({ id, version: '1.1.0' }), key);
      expect(response.status(), id).toBe(401);
      expect(response.statusText()).toMatch(sentence(target, /The API key covers .* is none of them/));
    }
  });

  test('when the package is locked [check 104]', async ({ request, feed, owner, pushBytes, target }) => {
    const { id, version } = given('locked');
    const next = await pushBytes(await makeNupkg({ id, version: `99.0.0-${aWord()}` }), owner.key);

    expect(next.status()).toBe(403);
    expect(next.statusText()).toMatch(sentence(target, /locked/));
    const headers = { 'x-nuget-apikey': owner.key };
    expect((await request.delete(`${feed.publish}/${id}/${version}`, { headers })).status()).toBe(403);
  });

  test('in a prefix of somebody else, unless it is shared [check 103]', async ({
    push,
    pushBytes,
    owner,
    search,
    eventually,
  }) => {
    const { foreign, shared } = given('prefixes');
    expect((await pushBytes(await aNupkg(`${foreign}${aWord()}`), owner.key)).status()).toBe(409);

    const { id } = await push({ id: `${shared}${aWord()}` });
    await eventually(async () =>
      expect((await search({ q: `packageid:${id}` })).data).toMatchObject([{ verified: false }]),
    );
  });

  test('no longer when the version failed validation before [check 109]', async ({ push }) => {
    await push(given('failedValidation'));
  });

  test('when its body is empty or no package [check 107]', async ({ pushBytes, owner }) => {
    const nupkg = await aNupkg();
    const bodies = {
      empty: Buffer.alloc(0),
      text: Buffer.from('hello'),
      zeros: Buffer.alloc(100_000),
      'a package without its end': nupkg.subarray(0, -30),
      'a package without its beginning': nupkg.subarray(30),
      'an empty zip': Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]),
    };
    for (const [name, body] of Object.entries(bodies)) {
      expect((await pushBytes(body, owner.key)).status(), name).toBe(400);
    }
  });

  test('when it is a symbols package [check 108]', async ({ pushBytes, owner, target }) => {
    const symbols = await makeNupkg({
      id: `Test.${aWord()}`,
      version: '1.0.0',
      packageTypes: ['SymbolsPackage'],
      files: { 'lib/net8.0/Acme.pdb': 'BSJB' },
    });

    const response = await pushBytes(symbols, owner.key);

    expect(response.status()).toBe(400);
    expect(response.statusText()).toMatch(sentence(target, /symbols package/));
  });

  test('by a status that tells whose fault it is, not by the first fault found [check 98]', async ({
    pushBytes,
  }) => {
    expect((await pushBytes(Buffer.from('hello'), 'wrong')).status()).toBe(403);
    expect((await pushBytes(Buffer.from('hello'), given('unlist'))).status()).toBe(403);
  });
});
