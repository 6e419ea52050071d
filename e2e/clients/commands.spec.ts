import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

test.describe(`dotnet${skippedFor}`, () => {
  test('downloads a package, and updates what a project references, alone and through another', async ({
    workplace,
    projectFor,
    push,
  }) => {
    const { id: leaf } = await push({ assembly: 'netstandard2.0' });
    const { id, bytes } = await push({ assembly: 'netstandard2.0', dependencies: { [leaf]: '1.0.0' } });
    await push({ id, version: '1.1.0', assembly: 'netstandard2.0', dependencies: { [leaf]: '1.0.0' } });
    await push({ id: leaf, version: '2.0.0', assembly: 'netstandard2.0' });
    workplace.write('app/app.csproj', projectFor('', { [id]: '1.0.0' }));

    expect(
      await workplace.dotnet('package', 'download', `${id}@1.0.0`, '--output', workplace.path('kept')),
    ).toMatchObject({ code: 0 });
    const lower = id.toLowerCase();
    const kept = workplace.path('kept', lower, '1.0.0', `${lower}.1.0.0.nupkg`);
    expect(readFileSync(kept).equals(bytes)).toBe(true);

    expect(await workplace.dotnet('package', 'update', id, '--project', 'app')).toMatchObject({ code: 0 });
    expect(readFileSync(workplace.path('app', 'app.csproj'), 'utf8')).toContain(`"${id}" Version="1.1.0"`);

    const listed = await workplace.dotnet('list', 'app', 'package', '--outdated', '--include-transitive');
    expect(listed.output).toMatch(new RegExp(`> ${leaf.replace('.', '\\.')} +1\\.0\\.0 +2\\.0\\.0`));
  });

  test('restores over https, from a gallery whose certificate it trusts', async ({
    start,
    aWorkplace,
    projectFor,
  }) => {
    const certificate = (part: string) => resolve('e2e', 'ops', 'certificates', `old.${part}.pem`);
    const gallery = await start({
      env: { TLS_CERT_FILE: certificate('cert'), TLS_KEY_FILE: certificate('key') },
    });
    await gallery.lode('user', 'add', 'ann', '--email', 'ann@gallery.test');
    const workplace = aWorkplace(gallery.url);
    workplace.variables['SSL_CERT_FILE'] = certificate('cert');
    const nupkg = await makeNupkg({ id: 'Test.Secure', version: '1.0.0', assembly: 'netstandard2.0' });
    const imported = await gallery.lode(
      ...['package', 'import', workplace.write('secure.nupkg', nupkg), '--owner', 'ann'],
    );
    expect(imported.code, imported.stderr).toBe(0);
    workplace.write('app/app.csproj', projectFor('', { 'Test.Secure': '1.0.0' }));

    expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
  });

  test('pushes all packages that a pattern matches with the key of the environment, and to an address without an index', async ({
    workplace,
    owner,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    for (const version of ['1.0.0', '1.1.0', '2.0.0']) {
      workplace.write(`${id}.${version}.nupkg`, await makeNupkg({ id, version }));
    }
    workplace.variables['NUGET_API_KEY'] = owner.key;

    const pushed = await workplace.dotnet('nuget', 'push', `${id}.1.*.nupkg`, '--source', 'gallery');
    expect(pushed.code, pushed.output).toBe(0);
    expect(pushed.output.match(/Your package was pushed\./g)).toHaveLength(2);

    const address = ['--source', `${workplace.origin}/api/v2`, '--allow-insecure-connections'];
    expect(await workplace.dotnet('nuget', 'push', `${id}.2.0.0.nupkg`, ...address)).toMatchObject({
      code: 0,
    });

    const versions = await request.get(`/v3/flatcontainer/${id.toLowerCase()}/index.json`);
    expect(await versions.json()).toEqual({ versions: ['1.0.0', '1.1.0', '2.0.0'] });
  });

  test('is told that a package is no tool', async ({ workplace, push }) => {
    const { id } = await push({ assembly: 'netstandard2.0' });

    const installed = await workplace.dotnet('tool', 'install', id, '--tool-path', workplace.path('tools'));

    expect(installed).toEqual({ code: 1, output: expect.stringContaining('is not a .NET tool') });
    expect(existsSync(workplace.path('tools', id))).toBe(false);
  });
});
