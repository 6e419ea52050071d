import { readdirSync, writeFileSync } from 'node:fs';
import { makeNupkg } from '@/lib/testing/nupkg';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { runNugetExe, whyNoNugetExe } from './nuget-exe';
import { expect, test } from './workplaces';

const reason = whyNoNugetExe();
const skippedFor = reason === undefined ? '' : ` (skipped: ${reason})`;

test.describe(`nuget.exe 5.8${skippedFor}`, () => {
  test.skip(reason !== undefined, reason);

  test('pushes packages with their symbols, is refused in our words, and unlists [check 154]', async ({
    workplace,
    owner,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    const { nupkg, snupkg, name, key } = await makeSymbols({ id, version: '1.0.0' });
    workplace.write(`${id}.1.0.0.nupkg`, nupkg);
    workplace.write(`${id}.1.0.0.snupkg`, snupkg);
    writeFileSync(workplace.path(`${id}.1.1.0.nupkg`), await makeNupkg({ id, version: '1.1.0' }));
    const withKey = ['-Source', 'gallery', '-ApiKey', owner.key];

    const pushed = await runNugetExe(workplace, 'push', `${id}.*.nupkg`, ...withKey);
    expect(pushed.code, pushed.output).toBe(0);
    expect(pushed.output.match(/Your package was pushed\./g)).toHaveLength(3);
    expect(pushed.output).toContain('WARNING: The package has no license.');
    const pdb = `/symbols/${name}/${key}/${name}`;
    await expect.poll(async () => (await request.get(pdb)).status(), { timeout: 30_000 }).toBe(200);

    expect(await runNugetExe(workplace, 'push', `${id}.1.1.0.nupkg`, ...withKey)).toEqual({
      code: 1,
      output: expect.stringContaining(`409 (${id} 1.1.0 already exists and cannot be changed. `),
    });
    expect(await runNugetExe(workplace, 'delete', id, '1.1.0', ...withKey)).toEqual({
      code: 0,
      output: expect.stringContaining(`${id} 1.1.0 was deleted successfully.`),
    });
    const found = await request.get(`/v3/query?q=packageid:${id}`);
    expect(await found.json()).toMatchObject({ data: [{ id, versions: [{ version: '1.0.0' }] }] });
  });

  test('finds a package, installs it with what it depends on, and restores what a file lists [check 154, 156]', async ({
    workplace,
    push,
  }) => {
    const word = aWord();
    const [root, leaf] = [`${word}.Root`, `${word}.Leaf`];
    await push({ id: leaf, version: '1.0.0', assembly: 'net40' });
    await push({ id: root, version: '1.0.0', assembly: 'net40', dependencies: { [leaf]: '1.0.0' } });
    await push({ id: root, version: '1.1.0-beta.2', assembly: 'net40', dependencies: { [leaf]: '1.0.0' } });
    const install = (folder: string, ...args: string[]) =>
      runNugetExe(workplace, 'install', root, '-Source', 'gallery', '-OutputDirectory', folder, ...args);
    const installed = (folder: string) => readdirSync(workplace.path(folder)).sort();

    const found = await runNugetExe(workplace, 'search', word, '-Source', 'gallery');
    expect(found.output).toContain(`> ${root} | 1.0.0 | Downloads: 0`);

    expect(await install('stable')).toMatchObject({ code: 0 });
    expect(installed('stable')).toEqual([`${leaf}.1.0.0`, `${root}.1.0.0`]);
    // A version of SemVer 2.0.0, which it finds by RegistrationsBaseUrl/Versioned alone.
    expect(await install('prerelease', '-Prerelease')).toMatchObject({ code: 0 });
    expect(installed('prerelease')).toEqual([`${leaf}.1.0.0`, `${root}.1.1.0-beta.2`]);

    workplace.write(
      'packages.config',
      `<packages><package id="${root}" version="1.0.0" /><package id="${leaf}" version="1.0.0" /></packages>`,
    );
    const restore = ['restore', 'packages.config', '-PackagesDirectory', 'restored', '-Source', 'gallery'];
    expect(await runNugetExe(workplace, ...restore)).toMatchObject({ code: 0 });
    expect(installed('restored')).toEqual([`${leaf}.1.0.0`, `${root}.1.0.0`]);
  });

  test('says that a package is not here [check 154]', async ({ workplace }) => {
    const id = `Test.${aWord()}`;

    expect(await runNugetExe(workplace, 'install', id, '-Source', 'gallery')).toEqual({
      code: 1,
      output: expect.stringContaining(`Unable to find package '${id}'`),
    });
  });
});
