import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

const Found = z.object({
  searchResult: z.array(
    z.object({
      packages: z.array(
        z.object({ id: z.string(), latestVersion: z.string().optional(), version: z.string().optional() }),
      ),
    }),
  ),
});

const Outdated = z.object({
  projects: z.array(
    z.object({
      frameworks: z.array(
        z.object({
          topLevelPackages: z.array(
            z.object({ id: z.string(), resolvedVersion: z.string(), latestVersion: z.string() }),
          ),
        }),
      ),
    }),
  ),
});

const Assets = z.object({ libraries: z.record(z.string(), z.unknown()) });

test.describe(`dotnet finds and restores${skippedFor}`, () => {
  test('search finds a package by a word of it, and by its exact ID all listed versions', async ({
    workplace,
    push,
  }) => {
    const word = aWord();
    const { id } = await push({ id: `Test.${word}`, version: '1.0.0' });
    await push({ id, version: '2.0.0' });
    const search = async (...args: string[]) => {
      const { output } = await workplace.dotnet(
        'package',
        'search',
        ...args,
        '--source',
        'gallery',
        '--format',
        'json',
      );
      return Found.parse(JSON.parse(output)).searchResult.flatMap(({ packages }) => packages);
    };

    expect(await search(word)).toEqual([{ id, latestVersion: '2.0.0' }]);
    expect(await search(id, '--exact-match')).toEqual([
      { id, version: '1.0.0' },
      { id, version: '2.0.0' },
    ]);
  });

  test('adding a package takes the latest version that is listed and stable; an older one is told to be outdated', async ({
    workplace,
    projectFor,
    lode,
    push,
  }) => {
    const { id } = await push({ version: '1.0.0', assembly: 'netstandard2.0' });
    await push({ id, version: '1.10.0', assembly: 'netstandard2.0' });
    await push({ id, version: '2.0.0', assembly: 'netstandard2.0' });
    await push({ id, version: '3.0.0-beta.1', assembly: 'netstandard2.0' });
    expect(await lode('package', 'unlist', id, '2.0.0')).toMatchObject({ code: 0 });
    workplace.write('new/new.csproj', projectFor(''));
    workplace.write('old/old.csproj', projectFor('', { [id]: '1.0.0' }));

    expect(await workplace.dotnet('add', 'new', 'package', id)).toMatchObject({ code: 0 });
    expect(readFileSync(workplace.path('new', 'new.csproj'), 'utf8')).toContain(`"${id}" Version="1.10.0"`);

    expect(await workplace.dotnet('restore', 'old', ...alone)).toMatchObject({ code: 0 });
    const { output } = await workplace.dotnet('list', 'old', 'package', '--outdated', '--format', 'json');
    const [project] = Outdated.parse(JSON.parse(output)).projects;
    expect(project?.frameworks[0]?.topLevelPackages).toEqual([
      { id, resolvedVersion: '1.0.0', latestVersion: '1.10.0' },
    ]);
  });

  test('exact, floating and prerelease versions, ranges and dependencies resolve as in the public gallery', async ({
    workplace,
    projectFor,
    lode,
    push,
  }) => {
    const word = aWord();
    const publish = async (name: string, ...versions: string[]) => {
      for (const version of versions) await push({ id: name, version, assembly: 'netstandard2.0' });
    };
    await publish(`${word}.Floating`, '1.0.0', '1.2.0', '1.10.0', '2.0.0');
    await publish(`${word}.Prerelease`, '1.0.0', '1.1.0-beta.2', '1.1.0-beta.10');
    await publish(`${word}.Range`, '1.0.0', '1.5.0', '2.0.0');
    await publish(`${word}.Gone`, '1.5.0', '2.0.0');
    await publish(`${word}.Unlisted`, '1.0.0');
    await lode('package', 'unlist', `${word}.Unlisted`, '1.0.0');
    await publish(`${word}.Leaf`, '1.0.0+build.5', '1.1.0');
    await push({ id: `${word}.Root`, version: '1.0', dependencies: { [`${word}.Leaf`]: '1.0.0' } });
    workplace.write(
      'app/app.csproj',
      projectFor('', {
        [`${word}.Floating`]: '1.*',
        [`${word}.Prerelease`]: '*-*',
        [`${word}.Range`]: '(1.0,2.0]',
        [`${word}.Gone`]: '1.0.0',
        [`${word}.Unlisted`]: '*',
        [`${word}.ROOT`]: '1.0.0',
      }),
    );

    expect(await workplace.dotnet('restore', 'app', ...alone)).toEqual({
      code: 0,
      output: expect.stringContaining(`NU1603: app depends on ${word}.Gone (>= 1.0.0) but`),
    });

    const assets = readFileSync(workplace.path('app', 'obj', 'project.assets.json'), 'utf8');
    expect(Object.keys(Assets.parse(JSON.parse(assets)).libraries).sort()).toEqual([
      `${word}.Floating/1.10.0`,
      `${word}.Gone/1.5.0`,
      `${word}.Leaf/1.0.0`,
      `${word}.Prerelease/1.1.0-beta.10`,
      `${word}.Range/1.5.0`,
      `${word}.Root/1.0.0`,
      `${word}.Unlisted/1.0.0`,
    ]);
    const why = await workplace.dotnet('nuget', 'why', 'app', `${word}.Leaf`);
    expect(why.output).toMatch(
      new RegExp(`${word}\\.Root \\(v1\\.0\\.0\\)[^]*${word}\\.Leaf \\(v1\\.0\\.0\\)`),
    );
  });

  test('a package that is not here, and a version, are told apart', async ({
    workplace,
    projectFor,
    push,
  }) => {
    const { id } = await push({ version: '1.2.0' });
    const missing = `Test.${aWord()}`;
    workplace.write('app/app.csproj', projectFor('', { [missing]: '1.0.0', [id]: '3.0.0' }));

    const { code, output } = await workplace.dotnet('restore', 'app', ...alone);

    expect(code, output).toBe(1);
    expect(output).toContain(`NU1101: Unable to find package ${missing}. No packages exist with this id`);
    expect(output).toContain(`NU1102: Unable to find package ${id} with version (>= 3.0.0)`);
    expect(output).toContain('Found 1 version(s) in gallery [ Nearest version: 1.2.0 ]');
  });

  test('a lock file has the hash of the bytes that are here, and a locked restore takes no others', async ({
    aWorkplace,
    baseURL,
    projectFor,
    push,
  }) => {
    const { id, bytes } = await push({ assembly: 'netstandard2.0' });
    const project = projectFor('<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>', {
      [id]: '1.0.0',
    });
    const developer = aWorkplace(baseURL ?? '');
    developer.write('app/app.csproj', project);
    expect(await developer.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
    const locked = readFileSync(developer.path('app', 'packages.lock.json'), 'utf8');
    const hash = createHash('sha512').update(bytes).digest('base64');
    expect(locked).toContain(`"contentHash": "${hash}"`);

    const restoreElsewhere = (lockFile: string) => {
      const elsewhere = aWorkplace(baseURL ?? '');
      elsewhere.write('app/app.csproj', project);
      elsewhere.write('app/packages.lock.json', lockFile);
      return elsewhere.dotnet('restore', 'app', '--locked-mode', ...alone);
    };
    expect(await restoreElsewhere(locked)).toMatchObject({ code: 0 });
    const other = createHash('sha512').update('other bytes').digest('base64');
    expect(await restoreElsewhere(locked.replace(hash, other))).toEqual({
      code: 1,
      output: expect.stringContaining('NU1403'),
    });
  });

  test('60 packages restored at once are all served, without a refusal or a failure [check 171]', async ({
    start,
    aWorkplace,
    projectFor,
  }) => {
    const gallery = await start({ env: { LOG_REQUESTS: 'true' } });
    const workplace = aWorkplace(gallery.url);
    const ids = Array.from({ length: 60 }, (_, index) => `Test.Many${index}`);
    for (const id of ids) {
      workplace.write(
        `feed/${id}.nupkg`,
        await makeNupkg({ id, version: '1.0.0', assembly: 'netstandard2.0' }),
      );
    }
    await gallery.lode(
      'user',
      'add',
      'ann',
      '--email',
      'ann@gallery.test',
      '--password',
      'correct horse battery',
    );
    expect(await gallery.lode('package', 'import', workplace.path('feed'), '--owner', 'ann')).toMatchObject({
      code: 0,
      stdout: '60 imported, 0 here already, 0 failed.\n',
    });
    workplace.write('app/app.csproj', projectFor('', Object.fromEntries(ids.map((id) => [id, '1.0.0']))));

    expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });

    const statuses = () => [...gallery.said().matchAll(/"GET \/v3\/\S+ (\d+)"/g)].map(([, status]) => status);
    await expect.poll(statuses).toEqual(Array.from({ length: 1 + 60 + 60 }, () => '200'));
  });
});
