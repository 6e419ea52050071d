import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { expect, test } from './feed';

test('a push tells each thing that the package should do better in a header of its own', async ({
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

test('a push tells that a signature was lost since the version before', async ({ pushBytes, owner }) => {
  const id = `Test.${aWord()}`;
  const signed = await makeNupkg({ id, version: '1.0.0', files: { '.signature.p7s': 'x' } });
  const unsigned = await makeNupkg({ id, version: '1.0.1' });

  expect((await pushBytes(signed, owner.key)).headers()['x-nuget-warning'] ?? '').not.toContain('signed');
  expect((await pushBytes(unsigned, owner.key)).headers()['x-nuget-warning']).toContain('1.0.0, is signed');
});
