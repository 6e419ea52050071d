import { expect, test } from 'vitest';
import { flattenDependencies } from '../nuget/dependency';
import { makeNupkg } from './nupkg';
import { packagesOnDisk } from './packages-on-disk';

const { open, refusalOf } = packagesOnDisk();

test('the same options make the same package, and others another one', async () => {
  const first = await makeNupkg({ id: 'Acme', version: '1.0.0', assembly: 'net8.0' });
  const second = await makeNupkg({ id: 'Acme', version: '1.0.0', assembly: 'net8.0' });
  const other = await makeNupkg({ id: 'Acme', version: '1.0.1', assembly: 'net8.0' });

  expect(first.equals(second)).toBe(true);
  expect(first.equals(other)).toBe(false);
});

test('options with every character that XML minds arrive as they are', async () => {
  const title = `<a & "b" 'c'>`;
  await open(
    await makeNupkg({ id: 'Acme', version: '1.0.0', title, repository: { branch: title } }),
    ({ nuspec }) => {
      expect(nuspec).toMatchObject({ title, repository: { branch: title } });
    },
  );
});

test('dependencies are given for any framework or in groups', async () => {
  const flat = await makeNupkg({ id: 'A', version: '1.0', dependencies: { B: '1.0' } });
  const groups = await makeNupkg({
    id: 'A',
    version: '1.0',
    dependencies: [{ targetFramework: 'net8.0', dependencies: { B: '1.0' } }, { dependencies: { C: '' } }],
  });
  await open(flat, ({ nuspec }) => {
    expect(flattenDependencies(nuspec.dependencyGroups)).toBe('B:[1.0.0, ):');
  });
  await open(groups, ({ nuspec }) => {
    expect(flattenDependencies(nuspec.dependencyGroups)).toBe('B:[1.0.0, ):net8.0|C:(, ):');
  });
});

test('a package as bad as a test wants it can be made', async () => {
  expect(await refusalOf(await makeNupkg({ id: 'A', version: '1.0', nuspec: 'no XML' }))).toMatch(
    /well-formed/,
  );
  expect(await refusalOf(await makeNupkg({ id: 'A', version: '1.0', files: { '../x': '' } }))).toMatch(
    /"\.\.\/x"/,
  );
});

test('an assembly looks like a managed one', async () => {
  await open(await makeNupkg({ id: 'A', version: '1.0', assembly: 'net8.0' }), async ({ readEntry }) => {
    const assembly = await readEntry('lib/net8.0/A.dll', 10_000);
    expect(assembly.toString('latin1', 0, 2)).toBe('MZ');
    expect(assembly.toString('latin1', 0x80, 0x82)).toBe('PE');
    expect(assembly.toString('latin1', 0x280, 0x284)).toBe('BSJB');
  });
});
