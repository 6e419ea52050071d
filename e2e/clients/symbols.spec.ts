import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { alone, ownFramework } from './dotnet';
import { expect, skippedFor, test } from './fixtures';

const withSymbols = ['--include-symbols', '-p:SymbolPackageFormat=snupkg'];

test.describe(`dotnet nuget push${skippedFor}`, () => {
  test('a package that dotnet packs with symbols is pushed with them, and debuggers find its PDB [check 114]', async ({
    workplace,
    projectFor,
    owner,
    request,
  }) => {
    const id = `Test.${aWord()}`;
    const file = (extension: string) => workplace.path('out', `${id}.1.0.0.${extension}`);
    workplace.write('lib/README.md', '# Hello');
    workplace.write(
      'lib/Greeting.cs',
      'public static class Greeting { public static int Add(int a) => a + 1; }',
    );
    workplace.write(
      'lib/lib.csproj',
      projectFor(`<PackageId>${id}</PackageId><AssemblyName>${id}</AssemblyName><Authors>Me;You</Authors>
    <PackageReadmeFile>README.md</PackageReadmeFile></PropertyGroup>
  <ItemGroup><None Include="README.md" Pack="true" PackagePath="" /></ItemGroup>
  <PropertyGroup>`),
    );
    expect(await workplace.dotnet('pack', 'lib', '-o', 'out', ...withSymbols, ...alone)).toMatchObject({
      code: 0,
    });

    const push = ['nuget', 'push', file('nupkg'), '--source', 'gallery', '--api-key', owner.key];
    const { code, output } = await workplace.dotnet(...push);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining(`Pushing ${id}.1.0.0.snupkg`),
    });
    expect(output.match(/Your package was pushed\./g)).toHaveLength(2);

    const assembly = await entryOf(file('nupkg'), `lib/${ownFramework()}/${id}.dll`);
    const pdb = await entryOf(file('snupkg'), `lib/${ownFramework()}/${id}.pdb`);
    const { key, checksum } = namedPdb(assembly);
    const address = `/symbols/${id}.pdb/${key}/${id}.pdb`;
    const ask = (header: string) => request.get(address, { headers: { SymbolChecksum: header } });
    await expect.poll(async () => (await ask(checksum)).status(), { timeout: 30_000 }).toBe(200);
    expect((await (await ask(checksum)).body()).equals(pdb)).toBe(true);
    expect((await ask(checksum.replace(/.$/, 'x'))).status()).toBe(404);

    const again = ['nuget', 'push', file('snupkg'), '--source', 'gallery', '--api-key', owner.key];
    expect(await workplace.dotnet(...again)).toMatchObject({ code: 0 });
    expect(await workplace.dotnet(...push, '--skip-duplicate')).toMatchObject({ code: 0 });
  });

  test('symbols alone are refused in our words while their package is not here [check 114]', async ({
    workplace,
    owner,
  }) => {
    const id = `Test.${aWord()}`;
    const { snupkg } = await makeSymbols({ id, version: '1.0.0' });
    const path = workplace.write(`${id}.1.0.0.snupkg`, snupkg);

    expect(
      await workplace.dotnet('nuget', 'push', path, '--source', 'gallery', '--api-key', owner.key),
    ).toEqual({
      code: 1,
      output: expect.stringContaining(
        `404 (There is no ${id} 1.0.0 here for these symbols. Push the package first.)`,
      ),
    });
  });
});

async function entryOf(archive: string, path: string): Promise<Buffer> {
  const entry = (await JSZip.loadAsync(readFileSync(archive))).file(path);
  if (entry === null) throw new Error(`There is no ${path} in ${archive}.`);
  return entry.async('nodebuffer');
}

/** What an assembly says of its PDB, found by the marks before it. */
function namedPdb(assembly: Buffer): { key: string; checksum: string } {
  const guidAt = assembly.indexOf('RSDS') + 4;
  const guid = assembly.subarray(guidAt, guidAt + 16);
  const parts = [
    guid.readUInt32LE(0).toString(16).padStart(8, '0'),
    guid.readUInt16LE(4).toString(16).padStart(4, '0'),
    guid.readUInt16LE(6).toString(16).padStart(4, '0'),
    guid.toString('hex', 8),
  ];
  const checksumAt = assembly.indexOf('SHA256\0') + 7;
  return {
    key: `${parts.join('')}ffffffff`,
    checksum: `SHA256:${assembly.toString('hex', checksumAt, checksumAt + 32)}`,
  };
}
