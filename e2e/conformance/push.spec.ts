import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { RegistrationIndex } from './documents';
import { expect, test } from './fixtures';
import { sentence } from './target';

test.describe('a push', () => {
  for (const slash of ['', '/']) {
    test(`is taken at its address${slash === '' ? '' : ' with a slash'} without a redirect [check 92]`, async ({
      pushBytes,
      feed,
      owner,
    }) => {
      const bytes = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });

      expect((await pushBytes(bytes, owner.key, `${feed.publish}${slash}`)).status()).toBe(201);
    });

    test(`is taken at the folder above${slash === '' ? '' : ' with a slash'}, as nuget.exe 2.8 sends it [check 158]`, async ({
      pushBytes,
      feed,
      owner,
    }) => {
      const bytes = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });

      expect((await pushBytes(bytes, owner.key, `${feed.v2}${slash}`)).status()).toBe(201);
    });
  }

  test('of a body that is the package itself is answered 201 without a body [check 94, 96]', async ({
    pushBytes,
    owner,
    request,
    feed,
    waiting,
  }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0' });

    const response = await pushBytes(bytes, owner.key);

    expect(response.status()).toBe(201);
    expect(await response.body()).toHaveLength(0);
    await waiting.untilSeen(id, '1.0.0');
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(bytes)).toBe(true);
  });
});

test.describe('a version that exists', () => {
  test('cannot be pushed again, however it is written [check 100]', async ({
    push,
    pushBytes,
    owner,
    target,
  }) => {
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
      expect(response.statusText()).toMatch(sentence(target, /already exists/));
    }
  });

  test('stays taken while it is unlisted [check 100]', async ({ unlist, push, pushBytes, owner }) => {
    const { id, bytes } = await push();
    await unlist(id, '1.0.0');

    expect((await pushBytes(bytes, owner.key)).status()).toBe(409);
  });

  test('is made once by ten pushes at a time, and is whole [check 101]', async ({
    request,
    feed,
    pushBytes,
    owner,
    waiting,
  }) => {
    const id = `test.${aWord()}`;
    const bytes = await makeNupkg({ id, version: '1.0.0', assembly: 'net8.0' });

    const responses = await Promise.all(Array.from({ length: 10 }, () => pushBytes(bytes, owner.key)));

    const statuses = responses.map((response) => response.status()).sort();
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)]);
    await waiting.untilSeen(id, '1.0.0');
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
    waiting,
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
    await waiting.untilSeen(id, '1.0.0');
    const download = await request.get(`${feed.flatContainer}${id}/1.0.0/${id}.1.0.0.nupkg`);
    expect((await download.body()).equals(packages[winner] ?? Buffer.alloc(0))).toBe(true);
  });
});
