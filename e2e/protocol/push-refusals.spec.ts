import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './feed';

const aNupkg = (id = `Test.${aWord()}`) => makeNupkg({ id, version: '1.0.0' });

test.describe('a push is refused', () => {
  test('without a key by a challenge for one [check 97]', async ({ request, feed }) => {
    const headers = [{}, { 'x-nuget-apikey': '' }];
    for (const one of headers) {
      const response = await request.put(feed.publish, { data: await aNupkg(), headers: one });

      expect(response.status()).toBe(401);
      expect(response.headers()['www-authenticate']).toMatch(/^ApiKey realm="/);
    }
  });

  test('with a key that is none [check 97]', async ({ pushBytes, owner }) => {
    const wrong = [`${owner.key}x`, owner.key.slice(0, -1), 'lode_', '00000000-0000-0000-0000-000000000000'];
    for (const key of wrong) {
      const response = await pushBytes(await aNupkg(), key);

      expect(response.status()).toBe(403);
      expect(response.statusText()).toMatch(/unknown, expired or revoked/);
    }
  });

  test('with a key whose time is over [check 97]', async ({ pushBytes, owner, aKey }) => {
    const key = await aKey(owner, { scope: 'push', days: 1 });
    expect((await pushBytes(await aNupkg(), key)).status()).toBe(201);
    await endKeyNow(key);

    const response = await pushBytes(await aNupkg(), key);

    expect(response.status()).toBe(403);
    expect(response.statusText()).toMatch(/unknown, expired or revoked/);
  });

  test('with a key that may only unlist [check 98]', async ({ pushBytes, owner, aKey }) => {
    const key = await aKey(owner, { scope: 'unlist' });

    expect((await pushBytes(await aNupkg(), key)).status()).toBe(403);
  });

  test('with a key for new versions alone, when the ID is new [check 98]', async ({
    push,
    pushBytes,
    owner,
    aKey,
  }) => {
    const key = await aKey(owner, { scope: 'pushversion' });
    const { id } = await push();

    expect((await pushBytes(await aNupkg(), key)).status()).toBe(401);
    await push({ key, id, version: '1.1.0' });
  });

  test('by whoever does not own the package [check 98]', async ({ push, pushBytes, aPerson }) => {
    const { id } = await push();
    const stranger = await aPerson();

    const response = await pushBytes(await makeNupkg({ id, version: '2.0.0' }), stranger.key);

    expect(response.status()).toBe(401);
    expect(response.statusText()).toMatch(/not an owner/);
  });

  test('outside the patterns of its key, whose casing does not count [check 99]', async ({
    push,
    pushBytes,
    owner,
    aKey,
  }) => {
    const word = aWord();
    const key = await aKey(owner, { scope: 'push', globs: [`${word}.*`, `Exact.${word}`] });
    const mine = await push({ id: `Mine.${word}` });

    await push({ key, id: `${word}.One` });
    await push({ key, id: `${word.toUpperCase()}.TWO` });
    await push({ key, id: `exact.${word.toUpperCase()}` });
    for (const id of [word, `x${word}.One`, `Exact.${word}.More`, mine.id]) {
      const response = await pushBytes(await makeNupkg({ id, version: '1.1.0' }), key);
      expect(response.status(), id).toBe(401);
    }
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

  test('when it is a symbols package [check 108]', async ({ pushBytes, owner }) => {
    const symbols = await makeNupkg({
      id: `Test.${aWord()}`,
      version: '1.0.0',
      packageTypes: ['SymbolsPackage'],
      files: { 'lib/net8.0/Acme.pdb': 'BSJB' },
    });

    const response = await pushBytes(symbols, owner.key);

    expect(response.status()).toBe(400);
    expect(response.statusText()).toMatch(/symbols package/);
  });

  test('by a status that tells whose fault it is, not by the first fault found [check 98, 107]', async ({
    pushBytes,
    owner,
    aKey,
  }) => {
    const unlistOnly = await aKey(owner, { scope: 'unlist' });

    expect((await pushBytes(Buffer.from('hello'), 'wrong')).status()).toBe(403);
    expect((await pushBytes(Buffer.from('hello'), unlistOnly)).status()).toBe(403);
  });
});

/** Lets the time of a key be over, which no request can bring about. */
async function endKeyNow(secret: string): Promise<void> {
  const note = await readFile(join(process.env['LODE_E2E_DATA_DIR'] ?? '', 'connection.json'), 'utf8');
  const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(JSON.parse(note));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `update "ApiKey" set "expiresAt" = now() where hash = sha256(convert_to($1, 'UTF8'))`,
      [secret],
    );
    expect(rowCount).toBe(1);
  } finally {
    await client.end();
  }
}
