import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { succeed } from '../fixtures';
import { makeOrganization } from '../organizations';
import { expect, skippedFor, test } from './fixtures';
import type { Workplace } from './dotnet';

type Lode = (...args: string[]) => Promise<{ code: number | null; stdout: string; stderr: string }>;

const makeKey = (lode: Lode, user: string, ...options: string[]) =>
  succeed(lode('key', 'add', '--user', user, '--name', 'build', ...options));

/** What `dotnet nuget push` of a version says with a key. */
async function push(workplace: Workplace, key: string, id: string, version = '1.0.0') {
  const path = workplace.write(`${id}.${version}.nupkg`, await makeNupkg({ id, version }));
  return workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', key);
}

const pushed = { code: 0, output: expect.stringContaining('Your package was pushed.') };

const refused = (status: number, sentence: string) => ({
  code: 1,
  output: expect.stringContaining(`${status} (${sentence}`),
});

test.describe(`dotnet prints why a key is refused${skippedFor}`, () => {
  test('that it has no scope to push, or none for new packages [check 98] [rule 125, 128]', async ({
    workplace,
    lode,
    owner,
    push: pushAs,
  }) => {
    const id = `Test.${aWord()}`;
    const unlistOnly = await makeKey(lode, owner.name, '--scope', 'unlist');
    const versionsOnly = await makeKey(lode, owner.name, '--scope', 'pushversion');
    const existing = await pushAs();

    expect(await push(workplace, unlistOnly, id)).toEqual(
      refused(
        403,
        'The API key has no scope to push packages: it may only unlist, relist and deprecate versions.',
      ),
    );
    expect(await push(workplace, versionsOnly, id)).toEqual(
      refused(401, `There is no package "${id}" here, and the API key has no scope to push new packages:`),
    );
    expect(await push(workplace, versionsOnly, existing.id, '2.0.0')).toEqual(pushed);
  });

  test('that its patterns do not cover the ID, in whatever casing they do [check 99] [rule 126, 127, 128]', async ({
    workplace,
    lode,
    owner,
  }) => {
    const word = aWord();
    const key = await makeKey(lode, owner.name, '--scope', 'push', '--glob', `${word}.*`, `Only.${word}`);

    expect(await push(workplace, key, `${word.toUpperCase()}.One`)).toEqual(pushed);
    expect(await push(workplace, key, `only.${word}`)).toEqual(pushed);
    expect(await push(workplace, key, `${word}ing`)).toEqual(
      refused(401, `The API key covers ${word}.*, Only.${word}, and "${word}ing" is none of them.`),
    );
  });

  test('that its account is not an owner [check 98]', async ({ workplace, owner, aPerson, push: pushAs }) => {
    const stranger = await aPerson();
    const { id } = await pushAs();

    expect(await push(workplace, stranger.key, id, '2.0.0')).toEqual(
      refused(401, `The API key acts in the name of "${stranger.name}", which is not an owner of "${id}".`),
    );
    expect(await push(workplace, owner.key, id, '2.0.0')).toEqual(pushed);
  });

  test('that it was revoked, or found in public [rule 131, 140]', async ({
    workplace,
    lode,
    aPerson,
    request,
  }) => {
    const person = await aPerson();
    const key = await makeKey(lode, person.name, '--scope', 'push');
    const [newest] = JSON.parse(await succeed(lode('key', 'list', person.name, '--json'))) as {
      key: number;
    }[];
    expect(await push(workplace, key, `Test.${aWord()}`)).toEqual(pushed);
    await succeed(lode('key', 'revoke', String(newest?.key)));
    expect(await push(workplace, key, `Test.${aWord()}`)).toEqual(
      refused(403, 'The API key "build" was revoked.'),
    );

    const report = await request.post('/api/leaked-keys', {
      data: [{ token: person.key, url: 'https://code.example/leak' }],
    });
    expect(await report.json()).toEqual([{ result: 'revoked' }]);
    expect(await push(workplace, person.key, `Test.${aWord()}`)).toEqual(
      refused(403, 'The API key "test" was revoked, for its secret was found in public.'),
    );
  });

  test('that it is bound to other networks', async ({ workplace, lode, owner }) => {
    const elsewhere = await makeKey(lode, owner.name, '--scope', 'push', '--network', '192.0.2.0/24');
    const here = await makeKey(lode, owner.name, '--scope', 'push', '--network', '127.0.0.0/8', '::/16');

    expect(await push(workplace, elsewhere, `Test.${aWord()}`)).toEqual(
      refused(403, 'The API key may not be used from '),
    );
    expect(await push(workplace, here, `Test.${aWord()}`)).toEqual(pushed);
  });

  test('that its owner is locked [rule 136]', async ({ workplace, lode, people }) => {
    const { name, collaborator } = await makeOrganization(people);
    const key = await makeKey(lode, collaborator.name, '--owner', name, '--scope', 'push');
    await people.lock(collaborator.name, 'a test');

    expect(await push(workplace, key, `Test.${aWord()}`)).toEqual(
      refused(403, `The account "${collaborator.name}" is locked.`),
    );
  });

  test('and that it ends within days, when it is taken [rule 133]', async ({ workplace, lode, owner }) => {
    const key = await makeKey(lode, owner.name, '--scope', 'push', '--days', '3');
    const { code, output } = await push(workplace, key, `Test.${aWord()}`);

    expect(code).toBe(0);
    expect(output).toContain(
      'warn : The API key ends in 3 days. Give it a new secret on the gallery under "API keys".',
    );
  });
});

test(`dotnet is refused to unlist by a key that only pushes, in words [rule 125]${skippedFor}`, async ({
  workplace,
  lode,
  owner,
  push: pushAs,
}) => {
  const { id } = await pushAs();
  const key = await makeKey(lode, owner.name, '--scope', 'push');

  expect(
    await workplace.dotnet(
      ...['nuget', 'delete', id, '1.0.0', '--source', 'gallery', '--api-key', key, '--non-interactive'],
    ),
  ).toEqual(refused(403, 'The API key has no scope to unlist and relist versions:'));
});
