import { beforeAll, describe, expect, test } from 'vitest';
import { aPackage, aUser, bytesOf } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { makeNupkg } from '@/lib/testing/nupkg';
import { packageRows } from '@/lib/testing/package-rows';
import { sortKey } from '@/lib/nuget/sort-key';
import { parseVersion } from '@/lib/nuget/version';
import { push } from './push';
import { getRegistrationIndex, getRegistrationLeaf, getRegistrationPage } from './registration';

const keyOf = (text: string) => {
  const version = parseVersion(text);
  if (version === undefined) throw new Error(text);
  return sortKey(version);
};

async function pushAll(id: string, versions: string[]) {
  const owner = await aUser();
  for (const version of versions) {
    await push(owner.actor, bytesOf(await makeNupkg({ id, version })), { limitBytes: 1_000_000 });
  }
}

describe('a package with 128 versions', () => {
  const id = `Test.${aWord()}`;
  const filter = { lowerId: id.toLowerCase(), semVer2: true };
  const versions = Array.from({ length: 128 }, (_, number) => `1.${number}.0-Beta`);
  beforeAll(() => pushAll(id, versions), 120_000);

  test('has two pages of 64 without their leaves, bounded in the author’s casing', async () => {
    expect((await getRegistrationIndex(filter)).pages).toEqual([
      { lower: '1.0.0-Beta', upper: '1.63.0-Beta', count: 64, leaves: undefined },
      { lower: '1.64.0-Beta', upper: '1.127.0-Beta', count: 64, leaves: undefined },
    ]);
  });

  test('has a page of the leaves between two versions, the lowest first', async () => {
    const leaves = await getRegistrationPage(filter, keyOf('1.64.0-beta'), keyOf('1.127.0-beta'));
    expect(leaves.map(({ normalizedVersion }) => normalizedVersion)).toEqual(versions.slice(64));
  });

  test('has no page of more leaves than an index may hold', async () => {
    await expect(getRegistrationPage(filter, keyOf('0.0.0'), keyOf('9.0.0'))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});

test('SemVer 2.0.0 versions are in their own hive alone', async () => {
  const id = `Test.${aWord()}`;
  await pushAll(id, ['1.0.0', '1.1.0-a.b', '1.2.0+build']);
  const lowerId = id.toLowerCase();
  const versionsOf = async (semVer2: boolean) =>
    (await getRegistrationIndex({ lowerId, semVer2 })).pages.flatMap(({ leaves = [] }) =>
      leaves.map(({ fullVersion }) => fullVersion),
    );

  expect(await versionsOf(false)).toEqual(['1.0.0']);
  expect(await versionsOf(true)).toEqual(['1.0.0', '1.1.0-a.b', '1.2.0+build']);
});

test('SemVer 2.0.0 prereleases between stable versions take no room on the pages of the older hives', async () => {
  const stable = Array.from({ length: 200 }, (_, patch) => `1.0.${patch}`);
  const { lowerId } = await packageRows(
    stable.flatMap((version) => [
      ...['ci.1', 'ci.2', 'ci.3'].map((label) => ({ version: `${version}-${label}` })),
      { version },
    ]),
  );
  const filter = { lowerId, semVer2: false };
  const { pages } = await getRegistrationIndex(filter);
  const leaves = await Promise.all(
    pages.map(({ lower, upper }) => getRegistrationPage(filter, keyOf(lower), keyOf(upper))),
  );

  expect(leaves.map(({ length }) => length)).toEqual([64, 64, 64, 8]);
  expect(leaves.flat().map(({ normalizedVersion }) => normalizedVersion)).toEqual(stable);
});

test('a package of SemVer 2.0.0 versions alone is not in the older hives', async () => {
  const { lowerId } = await aPackage({ version: '1.0.0-a.b' });

  await expect(getRegistrationIndex({ lowerId, semVer2: false })).rejects.toMatchObject({ code: 'notFound' });
});

test('a leaf tells the dependencies by framework, and keeps a group that has none', async () => {
  const { lowerId } = await aPackage({
    dependencies: [
      { targetFramework: 'net8.0', dependencies: { 'Acme.Text': '1.2' } },
      { targetFramework: 'netstandard2.0' },
    ],
  });

  expect((await getRegistrationLeaf({ lowerId, semVer2: true }, '1.0.0')).dependencyGroups).toEqual([
    {
      targetFramework: 'net8.0',
      dependencies: [{ id: 'Acme.Text', lowerId: 'acme.text', range: '[1.2.0, )' }],
    },
    { targetFramework: 'netstandard2.0', dependencies: [] },
  ]);
});
