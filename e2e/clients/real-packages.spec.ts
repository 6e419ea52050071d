import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Gallery } from '../gallery';
import { alone } from './dotnet';
import { expect, skippedFor, test } from './fixtures';
import { collectRealPackages, namedAmong, type RealPackage } from './real-packages';

const wanted = 10;

test(`packages as their authors published them are imported, served byte for byte, and built with from this gallery alone (needs a NuGet source beside it)${skippedFor}`, async ({
  start,
  aWorkplace,
  projectFor,
}) => {
  const packages = await collectRealPackages((references) => projectFor('', references));
  const used = namedAmong(packages).slice(0, wanted);
  test.skip(used.length < wanted, 'The NuGet sources of this machine gave too few packages.');

  const gallery = await start();
  await gallery.lode(
    'user',
    'add',
    'ann',
    '--email',
    'ann@gallery.test',
    '--password',
    'correct horse battery',
  );
  const folders = packages.map(({ path }) => dirname(path));
  expect(await gallery.lode('package', 'import', ...folders, '--owner', 'ann')).toMatchObject({
    code: 0,
    stdout: `${packages.length} imported, 0 here already, 0 failed.\n`,
  });
  for (const found of packages) await expectServed(gallery, found);

  const workplace = aWorkplace(gallery.url);
  const references = Object.fromEntries(used.map(({ id, version }) => [id, `[${version}]`]));
  workplace.write('app/app.csproj', projectFor('', references));
  workplace.write('app/Program.cs', 'public static class Program;');
  expect(await workplace.dotnet('restore', 'app', ...alone)).toMatchObject({ code: 0 });
  expect(await workplace.dotnet('build', 'app', '--no-restore', ...alone)).toMatchObject({ code: 0 });
});

async function expectServed({ url }: Gallery, { id, version, path }: RealPackage): Promise<void> {
  const response = await fetch(`${url}/v3/flatcontainer/${id}/${version}/${id}.${version}.nupkg`);
  const served = Buffer.from(await response.arrayBuffer());
  expect(served.equals(readFileSync(path)), `${id} ${version} is served as it was published`).toBe(true);
}
