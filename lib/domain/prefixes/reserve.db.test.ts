import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { anApiKey, aUser, origin } from '@/lib/testing/factories';
import { anOrganization } from '@/lib/testing/organizations';
import { aPrefix, aPrefixValue } from '@/lib/testing/prefixes';
import { aWord } from '@/lib/testing/word';
import { holdPeople } from '../accounts/hold';
import { lowerName } from '../accounts/names';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { holdOrganization } from '../organizations/hold';
import { listPrefixes, listPrefixesOf } from './list';
import { addPrefixOwner, removePrefixOwner } from './owners';
import { releasePrefix, reservePrefix } from './reserve';

const reserve = (value: string, changes: Partial<Parameters<typeof reservePrefix>[1]> = {}) =>
  reservePrefix(system, { value, exact: false, shared: false, owners: [], ...changes });

const recordsOf = (subject: string) =>
  db().auditRecord.findMany({
    where: { subject },
    orderBy: { key: 'asc' },
    select: { action: true, actorKey: true, accountKey: true, organizationKey: true, details: true },
  });

test('owners who are not here are told of beside their field', async () => {
  const value = await aPrefix([]);
  const name = aWord();
  await expect(addPrefixOwner(system, { value, owner: name })).rejects.toMatchObject({ field: 'owner' });
  await expect(removePrefixOwner(system, { value, owner: name })).rejects.toMatchObject({ field: 'owner' });
  await expect(
    reservePrefix(system, { value: aPrefixValue(), exact: false, shared: false, owners: [name] }),
  ).rejects.toMatchObject({ code: 'notFound', field: 'owners' });
});

describe('reserving', () => {
  test('holds organizations before people, whoever is named first, as all others do', async () => {
    const [{ organization }, person] = [await anOrganization(), await aUser()];
    let reserving: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await holdOrganization(tx, lowerName(organization.name));
      reserving = reserve(aPrefixValue(), { owners: [person.name, organization.name] });
      const countWaiting = () => tx.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where pg_backend_pid() = any(pg_blocking_pids(pid))`;
      await expect.poll(countWaiting, { timeout: 10_000 }).toEqual([{ count: 1 }]);
      await tx.$executeRaw`select set_config('lock_timeout', '200', true)`;
      expect(await holdPeople(tx, [person.key])).toHaveLength(1);
    });
    await reserving;
  });

  test('an administrator reserves a prefix for people and organizations, which is recorded [rule 173]', async () => {
    const [admin, owner, { organization }] = await Promise.all([
      aUser({ admin: true }),
      aUser(),
      anOrganization(),
    ]);
    const value = aPrefixValue();
    await reservePrefix(admin.actor, {
      value: `${value}*`,
      exact: false,
      shared: true,
      owners: [owner.name.toUpperCase(), organization.name, owner.name],
    });

    const { prefixes } = await listPrefixes({ text: value });
    expect(prefixes).toEqual([
      {
        value,
        exact: false,
        shared: true,
        wider: false,
        owners: [
          { name: owner.name, organization: false },
          { name: organization.name, organization: true },
        ].sort((a, b) => (a.name < b.name ? -1 : 1)),
      },
    ]);
    expect(await recordsOf(value)).toEqual([
      {
        action: 'prefix.reserve',
        actorKey: admin.key,
        accountKey: null,
        organizationKey: null,
        details: { exact: false, shared: true },
      },
      expect.objectContaining({
        action: 'prefix.addOwner',
        accountKey: owner.key,
        organizationKey: null,
        details: {},
      }),
      expect.objectContaining({
        action: 'prefix.addOwner',
        accountKey: organization.key,
        organizationKey: organization.key,
      }),
    ]);
  });

  test('one ID alone is reserved without what begins so [rule 173]', async () => {
    const value = aPrefixValue().slice(0, -1);
    await reserve(value, { exact: true });
    expect((await listPrefixes({ text: value })).prefixes).toMatchObject([{ value, exact: true }]);
  });

  test.each([
    ['', 'of nothing'],
    ['Contoso..', 'with two dots'],
    ['.Contoso', 'that begins with a dot'],
    ['Con toso', 'with a space'],
    [`C${'o'.repeat(128)}`, 'of more than 128 characters'],
  ])('"%s" is no prefix: one %s', async (value) => {
    await expect(reserve(value)).rejects.toMatchObject({ code: 'invalid', field: 'value' });
  });

  test('one ID does not end with a dot', async () => {
    await expect(reserve(aPrefixValue(), { exact: true })).rejects.toMatchObject({
      code: 'invalid',
      field: 'value',
    });
  });

  test('what is reserved is not reserved again, in whatever case, as a prefix or an ID', async () => {
    const value = await aPrefix([], { value: aPrefixValue().slice(0, -1) });
    for (const exact of [true, false]) {
      await expect(reserve(value.toUpperCase(), { exact })).rejects.toMatchObject({
        code: 'conflict',
        message: `"${value}*" is reserved already.`,
      });
    }
  });

  test('a wider prefix is refused while a narrower one or an ID under it is reserved [rule 174]', async () => {
    const value = aPrefixValue();
    await reserve(`${value}Text.`);
    await expect(reserve(value)).rejects.toMatchObject({
      code: 'conflict',
      message: `"${value}*" would take in "${value}Text.*", which is reserved already. Release that one first, or reserve a narrower prefix.`,
    });
    const other = aPrefixValue();
    await reserve(`${other}Text`, { exact: true });
    await expect(reserve(other)).rejects.toMatchObject({ code: 'conflict', field: 'value' });
  });

  test('the ID that is left when a prefix loses its dot can be reserved beside it', async () => {
    const value = await aPrefix([]);
    await reserve(value.slice(0, -1), { exact: true });
    const { prefixes } = await listPrefixes({ text: value.slice(0, -1) });
    expect(prefixes.map((prefix) => prefix.value)).toEqual([value.slice(0, -1), value]);
  });

  test('under a shared prefix everything is shared, under others as asked [rule 174]', async () => {
    const shared = await aPrefix([], { shared: true });
    expect(await reserve(`${shared}Text.`)).toEqual({ value: `${shared}Text.`, shared: true });
    expect(await reserve(`${shared}Text.Json`, { exact: true })).toMatchObject({ shared: true });
    const other = await aPrefix([]);
    expect(await reserve(`${other}Text.`)).toMatchObject({ shared: false });
    expect(await reserve(`${other}Json.`, { shared: true })).toMatchObject({ shared: true });
  });

  test('nothing is reserved for somebody who is not here', async () => {
    const value = aPrefixValue();
    await expect(reserve(value, { owners: ['nobody-of-this-name'] })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect((await listPrefixes({ text: value })).total).toBe(0);
    expect(await recordsOf(value)).toEqual([]);
  });

  test('of many who reserve the same at once one does [rule 174]', async () => {
    const value = aPrefixValue();
    const tried = await Promise.allSettled(
      [value, value.toUpperCase(), value.slice(0, -1), `${value}Text.`].map((one) => reserve(one)),
    );
    const { prefixes } = await listPrefixes({ text: value.slice(0, -1) });
    const values = prefixes.map((prefix) => prefix.value.toLowerCase());
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(prefixes.length);
    expect(new Set(values).size).toBe(values.length);
  });
});

describe('who reserves', () => {
  test('only administrators do, in person, who proved lately who they are [rule 173]', async () => {
    const [user, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const key = await authenticateApiKey(await anApiKey(admin), origin);
    const unproved = { ...admin.actor, session: { key: 0, provedAt: new Date(0) } };
    const value = await aPrefix([user]);
    const acts = [user.actor, key, unproved, { ...admin.actor, locked: true }].flatMap((actor) => [
      () => reservePrefix(actor, { value: aPrefixValue(), exact: false, shared: false, owners: [] }),
      () => releasePrefix(actor, value),
      () => addPrefixOwner(actor, { value, owner: admin.name }),
      () => removePrefixOwner(actor, { value, owner: user.name }),
    ]);
    for (const act of acts) {
      await expect(act()).rejects.toMatchObject({
        code: expect.stringMatching(/^(forbidden|unauthenticated|proofNeeded)$/),
      });
    }
    expect(await listPrefixesOf([user.key])).toMatchObject([{ value, owners: [{ name: user.name }] }]);
  });
});

describe('owners of a prefix', () => {
  test('come and go, are told apart from strangers, and are recorded [rule 180]', async () => {
    const [first, { organization }] = await Promise.all([aUser(), anOrganization()]);
    const value = await aPrefix([first]);
    await addPrefixOwner(system, { value: value.toUpperCase(), owner: organization.name });
    await expect(addPrefixOwner(system, { value, owner: organization.name })).rejects.toMatchObject({
      code: 'conflict',
      field: 'owner',
    });
    await removePrefixOwner(system, { value: `${value}*`, owner: first.name });
    await expect(removePrefixOwner(system, { value, owner: first.name })).rejects.toMatchObject({
      code: 'notFound',
      field: 'owner',
    });

    expect(await listPrefixesOf([first.key])).toEqual([]);
    expect(await listPrefixesOf([organization.key])).toMatchObject([{ value }]);
    expect((await recordsOf(value)).map(({ action, accountKey }) => [action, accountKey])).toEqual([
      ['prefix.reserve', null],
      ['prefix.addOwner', first.key],
      ['prefix.addOwner', organization.key],
      ['prefix.removeOwner', first.key],
    ]);
  });

  test('a prefix that is released is nobody’s, can be reserved again, and is recorded [rule 180]', async () => {
    const owner = await aUser();
    const value = await aPrefix([owner], { shared: true });
    await releasePrefix(system, value);
    await expect(releasePrefix(system, value)).rejects.toMatchObject({ code: 'notFound' });
    expect(await listPrefixesOf([owner.key])).toEqual([]);
    await reserve(value);
    expect((await recordsOf(value)).map(({ action }) => action)).toEqual([
      'prefix.reserve',
      'prefix.addOwner',
      'prefix.removeOwner',
      'prefix.release',
      'prefix.reserve',
    ]);
  });
});
