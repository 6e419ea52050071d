import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aPackage, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { deleteVersions } from './delete';
import { deprecate, type DeprecationInput } from './deprecate';
import { lockPackage } from './lock';
import { getRegistrationIndex } from './registration';
import { searchPackages } from './search';

const none = { legacy: false, criticalBugs: false, other: false };
const legacy = { ...none, legacy: true };

type Target = { id: string; lowerId: string };

const asking = (target: Target, changes: Partial<DeprecationInput> = {}): DeprecationInput => ({
  id: target.id,
  lowerId: target.lowerId,
  lowerVersions: ['1.0.0'],
  reasons: legacy,
  message: '',
  ...changes,
});

async function versionsOf({ lowerId }: Target) {
  const { pages } = await getRegistrationIndex({ lowerId, semVer2: true });
  return new Map(
    pages.flatMap(({ leaves = [] }) => leaves.map((leaf) => [leaf.lowerVersion, leaf] as const)),
  );
}

const deprecationOf = async (target: Target, version = '1.0.0') =>
  (await versionsOf(target)).get(version)?.deprecation;

/** How often the catalog is told of versions, after what their pushes told. */
async function toldOf({ id }: Target) {
  const items = await db().catalogOutbox.findMany({ where: { id }, orderBy: { key: 'asc' } });
  return items.map(({ version, state }) => ({ version, state }));
}

const actionsOn = async ({ id }: Target, version = '1.0.0') =>
  (await db().auditRecord.findMany({ where: { subject: `${id} ${version}` }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

async function twoVersions(owner: TestUser) {
  const target = await aPackage({ owner, version: '1.0.0' });
  await aPackage({ owner, id: target.id, version: '2.0.0' });
  return target;
}

describe('deprecate', () => {
  test.each([
    [legacy, ['Legacy']],
    [{ ...none, criticalBugs: true }, ['CriticalBugs']],
    [{ ...none, other: true }, ['Other']],
    [{ ...legacy, criticalBugs: true }, ['Legacy', 'CriticalBugs']],
    [{ legacy: true, criticalBugs: true, other: true }, ['Legacy', 'CriticalBugs', 'Other']],
  ])('says %j of a version and nothing of the others', async (reasons, told) => {
    const owner = await aUser();
    const target = await twoVersions(owner);
    const message = 'Its author has moved on.';

    expect(await deprecate(owner.actor, asking(target, { reasons, message }))).toEqual(['1.0.0']);

    expect(await deprecationOf(target)).toEqual({
      reasons: told,
      message,
    });
    expect(await deprecationOf(target, '2.0.0')).toBeUndefined();
    expect((await versionsOf(target)).get('1.0.0')?.listed).toBe(true);
  });

  test('shows in search once the latest version is deprecated', async () => {
    const target = await aPackage();
    await deprecate(target.owner.actor, asking(target));

    const { hits } = await searchPackages({
      ...{ q: `packageid:${target.id}`, skip: 0, take: 1 },
      ...{ prerelease: true, semVer2: true },
    });
    expect(hits[0]?.deprecation?.reasons).toEqual(['Legacy']);
  });

  test('without a reason takes it back [rule 93]', async () => {
    const target = await aPackage();
    await deprecate(target.owner.actor, asking(target));
    await deprecate(target.owner.actor, asking(target, { reasons: none }));

    expect(await deprecationOf(target)).toBeUndefined();
    expect(await actionsOn(target)).toEqual(['package.push', 'package.deprecate', 'package.undeprecate']);
  });

  test('tells the catalog once of each version that changed, as it is then', async () => {
    const owner = await aUser();
    const target = await twoVersions(owner);
    const both = asking(target, { lowerVersions: ['1.0.0', '2.0.0'] });
    const before = (await toldOf(target)).length;

    await deprecate(owner.actor, asking(target, { listing: 'unlist' }));
    await deprecate(owner.actor, both);
    expect(await deprecate(owner.actor, both)).toEqual([]);

    expect((await toldOf(target)).slice(before)).toMatchObject([
      { version: '1.0.0', state: { listed: false, deprecation: { reasons: ['Legacy'] } } },
      { version: '2.0.0', state: { listed: true, deprecation: { reasons: ['Legacy'] } } },
    ]);
    expect(await actionsOn(target)).toEqual(['package.push', 'package.deprecate', 'package.unlist']);
  });

  test('may relist what it leaves deprecated', async () => {
    const target = await aPackage({ unlisted: true });
    await deprecate(target.owner.actor, asking(target, { listing: 'relist' }));
    await deprecate(target.owner.actor, asking(target, { listing: 'relist' }));

    const version = (await versionsOf(target)).get('1.0.0');
    expect(version).toMatchObject({ listed: true, deprecation: { reasons: ['Legacy'] } });
    expect(await toldOf(target)).toHaveLength(3);
  });

  test('leads to another package, or to one version of it', async () => {
    const [target, other] = [await aPackage(), await aPackage({ version: '2.0.0-Beta' })];
    const lead = (lowerVersion?: string) =>
      deprecate(target.owner.actor, asking(target, { alternate: { ...other, lowerVersion } }));

    await lead();
    expect(await deprecationOf(target)).toEqual({
      reasons: ['Legacy'],
      message: '',
      alternateId: other.id,
    });
    await lead('2.0.0-beta');
    expect(await deprecationOf(target)).toMatchObject({ alternateVersion: '2.0.0-Beta' });
  });

  test('leads from a version to another one of the same package', async () => {
    const owner = await aUser();
    const target = await twoVersions(owner);
    await deprecate(owner.actor, asking(target, { alternate: { ...target, lowerVersion: '2.0.0' } }));

    expect(await deprecationOf(target)).toMatchObject({ alternateId: target.id, alternateVersion: '2.0.0' });
  });

  test.each([
    ['no version', { lowerVersions: [] }, 'versions'],
    ['more versions than can be', { lowerVersions: Array.from({ length: 501 }, () => '1.0.0') }, 'versions'],
    ['another reason without a message', { reasons: { ...none, other: true }, message: ' ' }, 'message'],
    ['a message of 1,001 characters', { message: 'x'.repeat(1001) }, 'message'],
    ['an unknown alternate', { alternate: { id: 'No', lowerId: aWord() } }, 'alternate'],
  ])('refuses %s', async (_, changes, field) => {
    const target = await aPackage();

    await expect(deprecate(target.owner.actor, asking(target, changes))).rejects.toMatchObject({
      code: 'invalid',
      field,
    });
  });

  test('refuses to lead a version to itself, or to its whole package', async () => {
    const target = await aPackage();

    for (const lowerVersion of [undefined, '1.0.0']) {
      await expect(
        deprecate(target.owner.actor, asking(target, { alternate: { ...target, lowerVersion } })),
      ).rejects.toMatchObject({ code: 'invalid', field: 'alternate' });
    }
    await expect(
      deprecate(target.owner.actor, asking(target, { alternate: { ...target, lowerVersion: '9.0.0' } })),
    ).rejects.toMatchObject({ code: 'invalid', field: 'alternate' });
  });

  test('refuses a version that is not there, and changes none of the others', async () => {
    const target = await aPackage();
    const { owner } = target;

    await expect(
      deprecate(owner.actor, asking(target, { lowerVersions: ['1.0.0', '9.0.0'] })),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(deprecate(owner.actor, asking({ id: 'No', lowerId: aWord() }))).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await deprecationOf(target)).toBeUndefined();
  });

  test('is for owners, with a key that may unlist and covers the ID', async () => {
    const target = await aPackage();
    const { owner } = target;
    const keyActor = async (options: Parameters<typeof anApiKey>[1]) =>
      authenticateApiKey(await anApiKey(owner, options), origin);
    const refused = {
      forbidden: [(await aUser()).actor, await keyActor({ globs: ['Other'] })],
      invalidApiKey: [await keyActor({ actions: ['push'] })],
      unauthenticated: [{ kind: 'anonymous' as const, origin }],
    };

    for (const [code, actors] of Object.entries(refused)) {
      for (const actor of actors) {
        await expect(deprecate(actor, asking(target))).rejects.toMatchObject({ code });
      }
    }
    await deprecate(await keyActor({ actions: ['unlist'], globs: [target.id] }), asking(target));
    expect(await deprecationOf(target)).toBeDefined();
  });

  test('is refused for a locked package, but not to the operator', async () => {
    const target = await aPackage();
    await lockPackage(system, target.lowerId);

    await expect(deprecate(target.owner.actor, asking(target))).rejects.toMatchObject({ code: 'forbidden' });
    await deprecate(system, asking(target));
    expect(await deprecationOf(target)).toBeDefined();
  });
});

describe('whoever was led to a version or package', () => {
  test.each([[{ hard: false }], [{ hard: true }]])('is told nothing once it is deleted, %j', async (how) => {
    const owner = await aUser();
    const [exact, any] = [await aPackage({ owner }), await aPackage({ owner })];
    const other = await twoVersions(owner);
    await deprecate(owner.actor, asking(exact, { alternate: { ...other, lowerVersion: '1.0.0' } }));
    await deprecate(owner.actor, asking(any, { alternate: { id: other.id, lowerId: other.lowerId } }));
    const ledTo = async (target: Target) => (await deprecationOf(target))?.alternateId;

    await deleteVersions(system, { id: other.id, lowerVersion: '1.0.0' }, how);
    expect(await ledTo(exact)).toBeUndefined();
    expect(await ledTo(any)).toBe(other.id);
    expect((await toldOf(exact)).at(-1)?.state).not.toHaveProperty('deprecation.alternateId');

    await deleteVersions(system, { id: other.id }, how);
    expect(await ledTo(any)).toBeUndefined();
    expect(await toldOf(any)).toHaveLength(3);
  });
});
