import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { anOrganization, byOrganizationKey } from '@/lib/testing/organizations';
import { aPrefix, aPrefixValue, hasMark, joinOwners, pushAs } from '@/lib/testing/prefixes';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { push } from '../packages/push';
import { removePrefixOwner } from './owners';
import { reservePrefix } from './reserve';

const keyOf = async (user: TestUser) => authenticateApiKey(await anApiKey(user), origin);

const count = (id: string) => db().package.count({ where: { lowerId: id.toLowerCase() } });

describe('a new ID', () => {
  test('under the prefix of others is refused with a conflict that names it and its owner [rule 175] [check 103]', async () => {
    const [owner, stranger] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([owner]);
    const id = `${value.toUpperCase()}Text`;
    for (const actor of [stranger.actor, await keyOf(stranger)]) {
      await expect(pushAs(actor, id)).rejects.toMatchObject({
        code: 'conflict',
        message: `The ID "${id}" begins with "${value}", which is reserved for others. Choose another ID, or ask ${owner.name} to publish it or to share the prefix with you.`,
      });
    }
    expect(await count(id)).toBe(0);
  });

  test('under a prefix that nobody holds is refused with another sentence [rule 175]', async () => {
    const value = await aPrefix([]);
    const { actor } = await aUser();
    await expect(pushAs(actor, `${value}Text`)).rejects.toMatchObject({
      code: 'conflict',
      message: `The ID "${value}Text" begins with "${value}", which is reserved, and nobody holds the reservation. Choose another ID, or ask the gallery's administrators.`,
    });
  });

  test('that is reserved whole is refused, and what begins so is not', async () => {
    const [owner, stranger] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([owner], { value: aPrefixValue().slice(0, -1), exact: true });
    await expect(pushAs(stranger.actor, value.toLowerCase())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('is reserved for others'),
    });
    await pushAs(stranger.actor, `${value}.Text`);
    await pushAs(owner.actor, value);
    expect([await hasMark(value), await hasMark(`${value}.Text`)]).toEqual([true, false]);
  });

  test('without the dot of a prefix is anybody’s', async () => {
    const value = await aPrefix([await aUser()]);
    const { actor } = await aUser();
    await pushAs(actor, value.slice(0, -1));
    await pushAs(actor, value.replace('.', 'Text'));
  });

  test('is pushed by the owner of its prefix, a person or an organization, and has the mark [rule 176]', async () => {
    const person = await aUser();
    const { organization, collaborator } = await anOrganization();
    const value = await aPrefix([person, organization]);
    await pushAs(person.actor, `${value}One`);
    await pushAs(await byOrganizationKey(collaborator, organization), `${value}Two`);
    expect([await hasMark(`${value}One`), await hasMark(`${value}Two`)]).toEqual([true, true]);
  });

  test('is refused to an administrator of the owning organization as himself, and to those of the gallery [rule 176]', async () => {
    const [{ organization, administrator }, admin] = await Promise.all([
      anOrganization(),
      aUser({ admin: true }),
    ]);
    const value = await aPrefix([organization]);
    for (const { actor } of [administrator, admin]) {
      await expect(pushAs(actor, `${value}Text`)).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  test('under a delegated prefix is pushed by its owner and by that of the wider one [rule 178]', async () => {
    const [parent, delegate, stranger] = await Promise.all([aUser(), aUser(), aUser()]);
    const wide = await aPrefix([parent]);
    const narrow = await aPrefix([delegate], { value: `${wide}Text.` });
    await pushAs(parent.actor, `${narrow}One`);
    await pushAs(delegate.actor, `${narrow}Two`);
    expect([await hasMark(`${narrow}One`), await hasMark(`${narrow}Two`)]).toEqual([true, true]);
    await expect(pushAs(delegate.actor, `${wide}Json`)).rejects.toMatchObject({ code: 'conflict' });
    await expect(pushAs(stranger.actor, `${narrow}Three`)).rejects.toMatchObject({
      message: expect.stringContaining(`"${narrow}"`),
    });
  });

  test('under a prefix of nobody whose parent has an owner leads to that owner', async () => {
    const [parent, stranger] = await Promise.all([aUser(), aUser()]);
    const wide = await aPrefix([parent]);
    await aPrefix([], { value: `${wide}Text.` });
    await expect(pushAs(stranger.actor, `${wide}Text.One`)).rejects.toMatchObject({
      message: expect.stringContaining(`ask ${parent.name}`),
    });
  });

  test('under a shared prefix is pushed by everybody, and only its owners have the mark [rule 179] [check 103]', async () => {
    const [owner, stranger] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([owner], { shared: true });
    await pushAs(owner.actor, `${value}One`);
    await pushAs(await keyOf(stranger), `${value}Two`);
    expect([await hasMark(`${value}One`), await hasMark(`${value}Two`)]).toEqual([true, false]);
  });

  test('is imported by the operator for whomever he names', async () => {
    const [owner, other] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([owner]);
    for (const [id, who] of [
      [`${value}One`, other],
      [`${value}Two`, owner],
    ] as const) {
      await push(system, bytesOf(await makeNupkg({ id, version: '1.0.0' })), {
        limitBytes: 10_000_000,
        ownerKey: who.key,
      });
    }
    expect([await hasMark(`${value}One`), await hasMark(`${value}Two`)]).toEqual([false, true]);
  });
});

describe('a package that lay under a prefix before', () => {
  test('of others still gets new versions, and has no mark [rule 177]', async () => {
    const [owner, earlier] = await Promise.all([aUser(), aUser()]);
    const value = aPrefixValue();
    await pushAs(earlier.actor, `${value}Text`);
    await aPrefix([owner], { value });
    await pushAs(earlier.actor, `${value}Text`, '2.0.0');
    expect(await hasMark(`${value}Text`)).toBe(false);
    await expect(pushAs(earlier.actor, `${value}Json`)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('keeps its mark when a co-owner who holds no prefix publishes a version', async () => {
    const [owner, other] = await Promise.all([aUser(), aUser()]);
    const value = await aPrefix([owner]);
    await pushAs(owner.actor, `${value}Text`);
    await joinOwners(`${value}Text`, other);
    await pushAs(other.actor, `${value}Text`, '2.0.0');
    expect(await hasMark(`${value}Text`)).toBe(true);
  });

  test('cannot be taken by who once owned its prefix', async () => {
    const owner = await aUser();
    const value = await aPrefix([owner]);
    await removePrefixOwner(system, { value, owner: owner.name });
    await expect(pushAs(owner.actor, `${value}Text`)).rejects.toMatchObject({ code: 'conflict' });
    await reservePrefix(system, {
      value: `${value}Text.`,
      exact: false,
      shared: false,
      owners: [owner.name],
    });
    await pushAs(owner.actor, `${value}Text.One`);
  });
});
