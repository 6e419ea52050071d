import { randomBytes } from 'node:crypto';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import type { Gallery } from '../gallery';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

test.describe(`dotnet nuget push${skippedFor}`, () => {
  test('a package that dotnet packs is taken once; the same again is refused in our words, or skipped [check 102]', async ({
    workplace,
    projectFor,
    owner,
  }) => {
    const id = `Test.${aWord()}`;
    const nupkg = workplace.path('out', `${id}.1.0.0.nupkg`);
    workplace.write(
      'lib/Greeting.cs',
      'public static class Greeting { public const string Text = "Hello"; }',
    );
    workplace.write('lib/lib.csproj', projectFor(`<PackageId>${id}</PackageId>`));
    expect(await workplace.dotnet('pack', 'lib', '-o', 'out', ...alone)).toMatchObject({ code: 0 });
    const push = ['nuget', 'push', nupkg, '--source', 'gallery', '--api-key', owner.key];

    expect(await workplace.dotnet(...push)).toEqual({
      code: 0,
      output: expect.stringContaining('Your package was pushed.'),
    });
    expect(await workplace.dotnet(...push)).toEqual({
      code: 1,
      output: expect.stringContaining(
        `409 (${id} 1.0.0 already exists and cannot be changed. Push it under a new version number.)`,
      ),
    });
    expect(await workplace.dotnet(...push, '--skip-duplicate')).toMatchObject({ code: 0 });
  });

  test('each thing that a package lacks is said in a line of warning', async ({ workplace, owner }) => {
    const nupkg = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });
    const path = workplace.write('bare.nupkg', nupkg);

    const { output } = await workplace.dotnet(
      ...['nuget', 'push', path, '--source', 'gallery', '--api-key', owner.key],
    );

    expect(output.match(/^warn : .*$/gm)).toEqual([
      expect.stringMatching(/^warn : The package has no license\. .*"\.$/),
      expect.stringMatching(/^warn : The package has no readme\. .*"\.$/),
    ]);
  });

  test('a wrong key, and none at all, are refused in our words [check 97]', async ({ workplace }) => {
    const path = workplace.write(
      'unwanted.nupkg',
      await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' }),
    );
    const push = ['nuget', 'push', path, '--source', 'gallery'];

    expect(await workplace.dotnet(...push, '--api-key', 'lode_wrong')).toEqual({
      code: 1,
      output: expect.stringContaining('403 (This is not a whole API key: '),
    });
    expect(await workplace.dotnet(...push)).toEqual({
      code: 1,
      output: expect.stringContaining('401 (An API key is needed. '),
    });
  });

  test('a new ID that looks like one of somebody else is refused by the name of that one [rule 83]', async ({
    workplace,
    aPerson,
    owner,
    push,
  }) => {
    const somebody = await aPerson();
    const { id } = await push({ key: somebody.key });
    const near = id.replace('Test.', 'Te5t-');
    const path = workplace.write('near.nupkg', await makeNupkg({ id: near, version: '1.0.0' }));
    const command = ['nuget', 'push', path, '--source', 'gallery', '--api-key'];

    expect(await workplace.dotnet(...command, owner.key)).toEqual({
      code: 1,
      output: expect.stringContaining(
        `400 (People would take the new ID "${near}" for "${id}", which is somebody else's. Choose an ID that is less like it.)`,
      ),
    });
    expect(await workplace.dotnet(...command, somebody.key)).toMatchObject({ code: 0 });
  });

  test('a package that is too large is refused in our words after it was sent once [check 163]', async ({
    start,
    aWorkplace,
  }) => {
    const gallery = await start({ env: { MAX_PACKAGE_MB: '1', LOG_REQUESTS: 'true' } });
    const workplace = aWorkplace(gallery.url);
    const path = workplace.write(
      'large.nupkg',
      await makeNupkg({
        id: 'Test.Large',
        version: '1.0.0',
        files: { 'content/noise.bin': randomBytes(8 * 1_048_576) },
      }),
    );

    const ran = await workplace.dotnet(
      ...['nuget', 'push', path, '--source', 'gallery', '--api-key', await aKey(gallery)],
    );

    expect(ran).toEqual({
      code: 1,
      output: expect.stringContaining(
        '413 (The package is larger than 1 MiB, the most that this gallery takes.)',
      ),
    });
    await expect.poll(() => gallery.said().match(/"PUT \/api\/v2\/package\/? \d+"/g)).toHaveLength(1);
  });
});

test.describe(`dotnet nuget delete${skippedFor}`, () => {
  test('hides the version from search, and leaves it restorable', async ({
    workplace,
    projectFor,
    owner,
    push,
    request,
  }) => {
    const { id } = await push({ assembly: 'netstandard2.0' });
    workplace.write('app/app.csproj', projectFor('', { [id]: '[1.0.0]' }));

    expect(
      await workplace.dotnet(
        ...[
          'nuget',
          'delete',
          id,
          '1.0.0',
          '--source',
          'gallery',
          '--api-key',
          owner.key,
          '--non-interactive',
        ],
      ),
    ).toMatchObject({ code: 0 });

    expect(await (await request.get(`/v3/query?q=packageid:${id}`)).json()).toMatchObject({ totalHits: 0 });
    expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
  });
});

async function aKey(gallery: Gallery): Promise<string> {
  const name = 'ann';
  await gallery.lode(
    'user',
    'add',
    name,
    '--email',
    'ann@gallery.test',
    '--password',
    'correct horse battery',
  );
  const made = await gallery.lode('key', 'add', '--user', name, '--name', 'test', '--scope', 'push');
  return made.stdout.trim();
}
