import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, anApiKey, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { addOwner, anOrganizationOf, byOrganizationKey } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { type Actor, system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { findNearIds } from './near-ids';
import { push } from './push';

const limitBytes = 10_000_000;

const pushNew = async (actor: Actor, id: string) =>
  push(actor, bytesOf(await makeNupkg({ id, version: '1.0.0' })), { limitBytes });

/** The first letter of the word wrong. */
const misspelled = (id: string) => id.replace('.w', '.v');

/** Lets somebody hold a prefix, whatever the rules of that are. */
async function holdPrefix(holder: TestUser, value: string): Promise<void> {
  await db().reservedPrefix.create({
    data: {
      value,
      lowerValue: value.toLowerCase(),
      exact: false,
      shared: false,
      owners: { create: { accountKey: holder.key } },
    },
  });
}

test('a new ID that people would take for one of somebody else is refused, with that one [rule 83]', async () => {
  const { id } = await aPackage();
  const key = await anApiKey(await aUser());

  for (const near of [misspelled(id), id.replace('.', ''), id.replace('Test', 'Te5t')]) {
    await expect(pushNew(await authenticateApiKey(key, origin), near)).rejects.toMatchObject({
      code: 'invalidPackage',
      message: `People would take the new ID "${near}" for "${id}", which is somebody else's. Choose an ID that is less like it.`,
    });
    expect(await db().package.count({ where: { lowerId: near.toLowerCase() } })).toBe(0);
  }
});

test('of IDs that are alike the most popular one is named', async () => {
  const [less, more] = [await aPackage(), await aPackage()];
  const word = aWord();
  const names = [less, more].map(({ lowerId }, index) => ({
    lowerId,
    id: `Test.${word}${'xy'.charAt(index)}`,
  }));
  for (const [index, { lowerId, id }] of names.entries()) {
    await db().packageName.updateMany({ where: { lowerId }, data: { id, popularity: 1 + index } });
  }

  expect(await findNearIds(`Test.${word}`)).toEqual(names.map(({ id }) => id).toReversed());
});

test('whoever owns the one may publish the other, in the name of the account that owns it [rule 83]', async () => {
  const { id, lowerId, owner } = await aPackage();
  const organization = await anOrganizationOf(owner);
  await expect(pushNew(owner.actor, misspelled(id))).resolves.toMatchObject({ id: misspelled(id) });

  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  const near = `${id}s`;
  const member = await byOrganizationKey(owner, organization);
  await expect(pushNew(member, near)).rejects.toThrow("which is somebody else's");
  await addOwner(key, organization.key);
  await expect(pushNew(member, near)).resolves.toMatchObject({ id: near });
});

test('whoever owns one of several that it is like may publish it [rule 83]', async () => {
  const { id, owner } = await aPackage();
  const mine = `${id}s`;
  await pushNew(owner.actor, mine);
  const other = await aUser();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: mine.toLowerCase() } });
  await addOwner(key, other.key);

  await expect(pushNew(other.actor, `${id}t`)).resolves.toMatchObject({ id: `${id}t` });
});

test('under a prefix of his own everybody may, under that of others nobody [rule 83]', async () => {
  const word = aWord();
  const { id } = await aPackage({ id: `${word}.Logging` });
  const [holder, stranger] = [await aUser(), await aUser()];
  await holdPrefix(stranger, `${word}.Lo.`);
  await expect(pushNew(stranger.actor, `${word}.Loging`)).rejects.toThrow(`for "${id}"`);

  await holdPrefix(holder, `${word}.L`);
  await expect(pushNew(holder.actor, `${word}.Loging`)).resolves.toBeDefined();
});

test('a version of what is here is taken, whatever it looks like, and so is whatever the operator brings', async () => {
  const { id } = await aPackage();
  const owner = await aUser();
  const near = misspelled(id);
  await push(system, bytesOf(await makeNupkg({ id: near, version: '1.0.0' })), {
    limitBytes,
    ownerKey: owner.key,
  });

  const next = await makeNupkg({ id: near, version: '2.0.0' });
  await expect(push(owner.actor, bytesOf(next), { limitBytes })).resolves.toMatchObject({ version: '2.0.0' });
});

test('an ID of letters of other scripts is found by those that they look like', async () => {
  const { id, lowerId } = await aPackage();
  const cyrillic = id.replace('Test', 'Тeѕt');
  await db().packageName.updateMany({ where: { lowerId }, data: { id: cyrillic } });

  expect(await findNearIds(misspelled(id))).toEqual([cyrillic]);
});

test('IDs that are not among the popular ones, and those that search does not find, are not protected', async () => {
  const [popular, other, hidden] = [await aPackage(), await aPackage(), await aPackage({ unlisted: true })];
  await db().packageName.updateMany({
    where: { lowerId: popular.lowerId },
    data: { popularity: 32_767 },
  });

  expect(await findNearIds(misspelled(popular.id), 1)).toEqual([popular.id]);
  expect(await findNearIds(misspelled(other.id), 1)).toEqual([]);
  expect(await findNearIds(misspelled(other.id))).toEqual([other.id]);
  expect(await findNearIds(misspelled(hidden.id))).toEqual([]);
});
