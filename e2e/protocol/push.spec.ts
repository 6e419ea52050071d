import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { RegistrationIndex } from './documents';
import { expect, test } from './feed';

test.describe('a push', () => {
  for (const address of ['/api/v2/package', '/api/v2/package/', '/api/v2', '/api/v2/']) {
    test(`is taken at ${address} without a redirect [check 92, 158]`, async ({ request, owner }) => {
      const response = await request.put(address, {
        data: await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' }),
        headers: { 'x-nuget-apikey': owner.key },
        maxRedirects: 0,
      });

      expect(response.status()).toBe(201);
    });
  }

  test('of a body that is the package itself is answered 201 without a body [check 94, 96]', async ({
    pushBytes,
    owner,
    request,
    feed,
  }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0' });

    const response = await pushBytes(bytes, owner.key);

    expect(response.status()).toBe(201);
    expect(await response.body()).toHaveLength(0);
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
  });

  test('tells each thing that the package should do better in a header of its own', async ({
    pushBytes,
    owner,
  }) => {
    const poor = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });
    const rich = await makeNupkg({
      id: `Test.${aWord()}`,
      version: '1.0.0',
      readme: 'README.md',
      license: { expression: 'MIT' },
    });
    const warningsOf = async (bytes: Buffer) =>
      (await pushBytes(bytes, owner.key))
        .headersArray()
        .filter(({ name }) => name.toLowerCase() === 'x-nuget-warning')
        .map(({ value }) => value);

    expect(await warningsOf(poor)).toEqual([
      expect.stringMatching(/^The package has no license\./),
      expect.stringMatching(/^The package has no readme\./),
    ]);
    expect(await warningsOf(rich)).toEqual([]);
  });
});

test.describe('a version that exists', () => {
  test('cannot be pushed again, however it is written [check 100]', async ({ push, pushBytes, owner }) => {
    const { id } = await push({ version: '1.0-RC.1+a' });
    const again = [
      { id, version: '1.0-RC.1+a' },
      { id, version: '1.0.0-RC.1+a' },
      { id, version: '1.0.0.0-RC.1+a' },
      { id, version: '1.0-RC.1+b' },
      { id, version: '1.0-RC.1' },
      { id, version: '1.0-rc.1' },
      { id: id.toUpperCase(), version: '1.0-RC.1' },
    ];

    for (const options of again) {
      const bytes = await makeNupkg({ ...options, description: 'Another package.' });
      const response = await pushBytes(bytes, owner.key);
      expect(response.status(), JSON.stringify(options)).toBe(409);
      expect(response.statusText()).toMatch(/already exists/);
    }
  });

  test('stays taken while it is unlisted [check 100]', async ({ request, feed, push, pushBytes, owner }) => {
    const { id, bytes } = await push();
    await request.delete(`${feed.publish}/${id}/1.0.0`, { headers: { 'x-nuget-apikey': owner.key } });

    expect((await pushBytes(bytes, owner.key)).status()).toBe(409);
  });

  test('is made once by ten pushes at a time, and is whole [check 101]', async ({
    request,
    feed,
    pushBytes,
    owner,
  }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0', assembly: 'net8.0' });

    const responses = await Promise.all(Array.from({ length: 10 }, () => pushBytes(bytes, owner.key)));

    const statuses = responses.map((response) => response.status()).sort();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)]);
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
    const index = RegistrationIndex.parse(await (await request.get(`${feed.hiveC}${id}/index.json`)).json());
    expect(index.items.map(({ count }) => count)).toEqual([1]);
  });

  test('is one of ten different packages when these are pushed at a time [check 101]', async ({
    request,
    feed,
    pushBytes,
    owner,
  }) => {
    const id = `test.${aWord()}`;
    const packages = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        makeNupkg({ id, version: '1.0.0', description: `Package ${number}.` }),
      ),
    );

    const responses = await Promise.all(packages.map((bytes) => pushBytes(bytes, owner.key)));

    const winner = responses.findIndex((response) => response.status() === 201);
    expect(responses.filter((response) => response.status() === 409)).toHaveLength(9);
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(packages[winner] ?? Buffer.alloc(0))).toBe(true);
  });
});
