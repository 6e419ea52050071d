import type { APIRequestContext } from '@playwright/test';
import { aWord } from '@/lib/testing/word';
import { RegistrationIndex, RegistrationPage } from './documents';
import { expect, test } from './fixtures';

test('a registration has up to 127 versions within itself, and leaves more to pages of 64 [check 36, 37, 38, 39]', async ({
  request,
  feed,
  push,
  eventually,
  target,
}) => {
  test.setTimeout(180_000);
  const id = `Test.${aWord()}`;
  const versions = Array.from({ length: 130 }, (_, minor) => versionOf(minor));
  const address = `${feed.hiveC}${id.toLowerCase()}/index.json`;

  const [first = '', ...others] = versions.slice(0, 127);
  await push({ id, version: first });
  const waitingOnes = others.toReversed();
  const pushRest = async () => {
    for (let version = waitingOnes.pop(); version !== undefined; version = waitingOnes.pop()) {
      await push({ id, version });
    }
  };
  await Promise.all(Array.from({ length: atATime }, pushRest));

  await eventually(async () => {
    const { items } = await readIndex(request, address);
    expect(items.flatMap(versionsOf)).toHaveLength(127);
  });
  const few = await readIndex(request, address);
  expect(few.count).toBe(2);
  expect(few.items).toMatchObject([
    { count: 64, lower: '1.0.0', upper: '1.63.0', parent: address },
    { count: 63, lower: '1.64.0', upper: '1.126.0', parent: address },
  ]);
  expect(few.items.map(({ items }) => items?.length)).toEqual([64, 63]);
  expect(few.items.flatMap(versionsOf)).toEqual(versions.slice(0, 127));

  for (const version of versions.slice(127)) await push({ id, version });

  await eventually(async () => expect((await readIndex(request, address)).count).toBe(3));
  const many = await readIndex(request, address);
  expect(many.count).toBe(3);
  expect(many.items.map(({ count, lower, upper }) => [count, lower, upper])).toEqual([
    [64, '1.0.0', '1.63.0'],
    [64, '1.64.0', '1.127.0'],
    [2, '1.128.0-Rc', '1.129.0'],
  ]);
  const found: string[] = [];
  for (const { '@id': pageAddress, count, lower, upper, ...rest } of many.items) {
    expect(rest).not.toHaveProperty('items');
    expect(rest).not.toHaveProperty('parent');

    const page = RegistrationPage.parse(await (await request.get(pageAddress)).json());
    expect(page).toMatchObject({ '@id': pageAddress, parent: address, count, lower, upper });
    expect(page.items).toHaveLength(count);
    found.push(...versionsOf(page));
  }
  expect(found).toEqual(versions);

  // Others may name their pages otherwise.
  if (target.own === undefined) return;
  // More versions lie between the two than any page has: those of the other hive take no room on this one.
  const older = await request.get(`${feed.hiveA}${id.toLowerCase()}/page/1.0.0/1.129.0.json`);
  expect(versionsOf(RegistrationPage.parse(await older.json()))).toEqual(
    versions.filter((version) => !version.includes('+')),
  );
});

const atATime = 4;

/** Each third version is a prerelease with metadata, which borders of pages leave out. */
const versionOf = (minor: number) => (minor % 3 === 2 ? `1.${minor}.0-Rc+b${minor}` : `1.${minor}.0`);

async function readIndex(request: APIRequestContext, address: string) {
  return RegistrationIndex.parse(await (await request.get(address)).json());
}

const versionsOf = ({ items = [] }: RegistrationPage) =>
  items.map(({ catalogEntry }) => catalogEntry.version);
