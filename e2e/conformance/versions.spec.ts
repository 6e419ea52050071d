import { makeNupkg } from '@/lib/testing/nupkg';
import { notVersions, sameVersions } from '@/lib/testing/version-samples';
import { aWord } from '@/lib/testing/word';
import { VersionList } from './documents';
import { expect, test } from './fixtures';

/** What is written, and what it is in a registration. */
const readable = [
  ['1.0.1', '1.0.1'],
  ['1.2.3.4', '1.2.3.4'],
  ['1.022', '1.22.0'],
  ['01.42.0', '1.42.0'],
  ['1.0.01.0-a', '1.0.1-a'],
  ['1.00.0.1', '1.0.0.1'],
  ['1.0.0-Beta', '1.0.0-Beta'],
  ['1.0.0-Beta.2', '1.0.0-Beta.2'],
  ['1.0.0+MetaOnly', '1.0.0+MetaOnly'],
  ['1.0.0-RC.X.35.A.3455+Meta-A-B-C', '1.0.0-RC.X.35.A.3455+Meta-A-B-C'],
  ['2.0+A', '2.0.0+A'],
  ['3.4.0.3-RC-3', '3.4.0.3-RC-3'],
  ['2.3-alpha', '2.3.0-alpha'],
  ['0.1.2-a-', '0.1.2-a-'],
  ['0.1.2+02', '0.1.2+02'],
] as const;

/** Each lower than the next. */
const ascending = [
  ...[
    '1.0.0-alpha10',
    '1.0.0-alpha2',
    '1.0.0',
    '1.0.1',
    '1.2.3-A.56',
    '1.2.3-A.999',
    '1.2.3-A.56-2',
    '1.2.3-a1',
  ],
  ...['1.2.3-a2', '1.2.3-rc', '1.2.3-rc.2', '1.2.3', '1.4.5.6', '1.4.5.60', '1.23.0', '1.45.6', '1.231.0'],
];

const ranges = [
  ['1.0', '[1.0.0, )'],
  ['[1.0]', '[1.0.0, 1.0.0]'],
  ['(,1.0]', '(, 1.0.0]'],
  ['(1.0,)', '(1.0.0, )'],
  ['(,1.0)', '(, 1.0.0)'],
  ['[1.0,2.0)', '[1.0.0, 2.0.0)'],
  ['(1.6, ]', '(1.6.0, )'],
  ['1.2.3-beta', '[1.2.3-beta, )'],
  ['02', '[2.0.0, )'],
  ['(, )', '(, )'],
] as const;

const noRanges = [
  ...['(1.0)', '[1.1.4, 1.1.2)', '[1.0.0, 1.0.0)', '-1', '1.', '.1', '1,', ',1', ',', 'a', '[2.0.0)', '(,)'],
  ...['1.*.0', '1.0.**', '1.*'],
];

test('versions are normalized where they are told [check 153]', async ({ push, leavesIn, feed }) => {
  const { id } = await push({ version: '0.0.1' });
  for (const [written] of readable) await push({ id, version: written });

  const told = (await leavesIn(feed.hiveC, id)).map(({ catalogEntry }) => catalogEntry.version);
  expect(told.toSorted()).toEqual(['0.0.1', ...readable.map(([, version]) => version)].toSorted());
});

test('what is no version is refused [check 153]', async ({ pushBytes, owner }) => {
  for (const version of notVersions) {
    const response = await pushBytes(await makeNupkg({ id: `Test.${aWord()}`, version }), owner.key);
    expect(response.status(), JSON.stringify(version)).toBe(400);
  }
});

test('versions are listed in their order, whatever their characters say [check 153]', async ({
  push,
  request,
  feed,
}) => {
  const shuffled = ascending.toSorted();
  const id = `Test.${aWord()}`;
  for (const version of shuffled) await push({ id, version });

  const list = await request.get(`${feed.flatContainer}${id.toLowerCase()}/index.json`);
  expect(VersionList.parse(await list.json()).versions).toEqual(
    ascending.map((version) => version.toLowerCase()),
  );
});

test('two spellings are one version [check 153]', async ({ push, pushBytes, owner }) => {
  for (const [one, other] of sameVersions) {
    const { id } = await push({ version: one });
    expect((await pushBytes(await makeNupkg({ id, version: other }), owner.key)).status(), other).toBe(409);
  }
});

test('ranges are normalized where they are told [check 153]', async ({ push, leavesIn, feed }) => {
  const dependencies = Object.fromEntries(ranges.map(([written], number) => [`Other${number}`, written]));
  const { id } = await push({ dependencies });

  const [leaf] = await leavesIn(feed.hiveC, id);
  const told = leaf?.catalogEntry.dependencyGroups?.[0]?.dependencies ?? [];
  expect(new Map(told.map((dependency) => [dependency.id, dependency.range]))).toEqual(
    new Map(ranges.map(([, range], number) => [`Other${number}`, range])),
  );
});

test('what is no range is refused [check 153]', async ({ pushBytes, owner }) => {
  for (const range of noRanges) {
    const bytes = await makeNupkg({
      id: `Test.${aWord()}`,
      version: '1.0.0',
      dependencies: { Other: range },
    });
    expect((await pushBytes(bytes, owner.key)).status(), range).toBe(400);
  }
});
