import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aPackage, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { makeSymbols } from '@/lib/testing/snupkg';
import { addMember, anOrganization, removeMember } from '@/lib/testing/organizations';
import { countStatements } from '@/lib/testing/statements';
import { aWord } from '@/lib/testing/word';
import { lockUser, unlockUser } from '../accounts/lock';
import { type ApiKeyActor, system } from '../actor';
import { deleteOrganization } from '../organizations/delete';
import { deprecate } from '../packages/deprecate';
import { relist, unlist } from '../packages/listing';
import { push } from '../packages/push';
import { hashSecret } from '../secret';
import { pushSymbols } from '../symbols/push';
import { authenticateApiKey } from './authenticate';
import { createVerificationKey, verifyPackage } from './verification';

type Scopes = Parameters<typeof anApiKey>[1];

const pushWith = async (secret: string, id: string, version = '1.0.0') =>
  push(await authenticateApiKey(secret, origin), bytesOf(await makeNupkg({ id, version })), {
    limitBytes: 10_000_000,
  });

const aKey = (user: TestUser, scopes: Scopes) => anApiKey(user, scopes);

const legacy = { reasons: { legacy: true, criticalBugs: false, other: false }, message: '' };

describe('a push is refused with what is missing', () => {
  test('the scope to push at all [check 98] [rule 125]', async () => {
    const secret = await aKey(await aUser(), { actions: ['unlist', 'read'] });

    await expect(pushWith(secret, `Test.${aWord()}`)).rejects.toMatchObject({
      code: 'invalidApiKey',
      message:
        'The API key has no scope to push packages: it may only unlist, relist and deprecate versions, read the gallery. Use a key that has that scope.',
    });
  });

  test('the scope for new packages, and the same key pushes versions [check 98] [rule 125, 128]', async () => {
    const { id, owner } = await aPackage();
    const secret = await aKey(owner, { actions: ['pushVersion'] });
    const fresh = `Test.${aWord()}`;

    await expect(pushWith(secret, fresh)).rejects.toMatchObject({
      code: 'pushForbidden',
      message: `There is no package "${fresh}" here, and the API key has no scope to push new packages: it may only push new versions. Check the ID, or use a key that has that scope.`,
    });
    await pushWith(secret, id, '2.0.0');
  });

  test('the pattern, of new IDs and of those that are here [check 99] [rule 126, 128]', async () => {
    const word = aWord();
    const { id, owner } = await aPackage();
    const secret = await aKey(owner, { globs: [`${word}.*`, `${word}.*.B`] });
    const outside = (named: string) => ({
      code: 'pushForbidden',
      message: `The API key covers ${word}.*, ${word}.*.B, and "${named}" is none of them. Use a key that covers it, or change what this one covers.`,
    });

    await pushWith(secret, `${word.toUpperCase()}.One`);
    await expect(pushWith(secret, `${word}ing`)).rejects.toMatchObject(outside(`${word}ing`));
    await expect(pushWith(secret, id, '2.0.0')).rejects.toMatchObject(outside(id));
  });

  test('only the first of many patterns are named', async () => {
    const globs = Array.from({ length: 60 }, (_, number) => `${'long.'.repeat(20)}${number}`);
    const secret = await aKey(await aUser(), { globs });

    await expect(pushWith(secret, 'Other')).rejects.toMatchObject({
      message: expect.stringMatching(/^The API key covers (?:\S+, ){4}\S+ and 55 more, and "Other" is none/),
    });
  });

  test('the owner, and the attempt is recorded [check 98]', async () => {
    const [{ id }, stranger] = [await aPackage(), await aUser()];
    const secret = await aKey(stranger, {});
    const message = `The API key acts in the name of "${stranger.name}", which is not an owner of "${id}". Use a key in the name of an owner, or ask one to invite "${stranger.name}".`;

    await expect(pushWith(secret, id, '2.0.0')).rejects.toMatchObject({ code: 'pushForbidden', message });
    expect(
      await db().auditRecord.findMany({ where: { actorKey: stranger.key, action: 'package.pushRefused' } }),
    ).toMatchObject([{ subject: `${id} 2.0.0`, details: { reason: message } }]);
  });
});

test('a key that names an ID works for that ID alone, whatever it may [rule 127]', async () => {
  const owner = await aUser();
  const [mine, other] = [await aPackage({ owner }), await aPackage({ owner })];
  const actor = await authenticateApiKey(await aKey(owner, { globs: [mine.id] }), origin);
  const acts = {
    unlist: (target: typeof mine) => unlist(actor, target),
    relist: (target: typeof mine) => relist(actor, target),
    deprecate: (target: typeof mine) =>
      deprecate(actor, { ...target, ...legacy, lowerVersions: [target.lowerVersion] }),
    verify: (target: typeof mine) => verifyPackage(actor, target),
  };

  for (const act of Object.values(acts)) {
    await act(mine);
    await expect(act(other)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(`covers ${mine.id}, and "${other.id}" is none of them`),
    });
  }
});

test.each(['push', 'pushVersion', 'read'] as const)(
  'a key that may %s is refused what it has no scope for [rule 125]',
  async (action) => {
    const target = await aPackage();
    const actor = await authenticateApiKey(await aKey(target.owner, { actions: [action] }), origin);
    const refused = (needed: string) => ({
      code: 'invalidApiKey',
      message: expect.stringMatching(`^The API key has no scope to ${needed}: it may only `),
    });

    await expect(unlist(actor, target)).rejects.toMatchObject(refused('unlist and relist versions'));
    await expect(deprecate(actor, { ...target, ...legacy, lowerVersions: ['1.0.0'] })).rejects.toMatchObject(
      refused('deprecate versions'),
    );
    if (action === 'read') {
      await expect(createVerificationKey(actor, target)).rejects.toMatchObject(refused('push packages'));
      await expect(verifyPackage(actor, target)).rejects.toMatchObject(refused('push packages'));
    } else {
      await verifyPackage(actor, target);
    }
  },
);

describe('a key is refused with the reason', () => {
  test.each([
    ['cut off', (secret: string) => secret.slice(0, -1)],
    ['mistyped', (secret: string) => secret.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['no key', () => 'lode_'],
  ])('when it is %s, without a look into the database', async (_, spoil) => {
    const secret = spoil(await anApiKey(await aUser()));

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
      message: expect.stringContaining('This is not a whole API key'),
    });
  });

  test('when it is used from another network than it is bound to', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    await db().apiKey.update({
      where: { hash: hashSecret(secret) },
      data: { networks: ['198.51.100.0/24', '2001:db8::/48'] },
    });
    const from = (network: string | undefined) => authenticateApiKey(secret, { ...origin, network });

    for (const network of ['198.51.100.9', '2001:db8:0:1::']) await from(network);
    for (const network of ['192.0.2.1', '2001:db9::', undefined]) {
      await expect(from(network)).rejects.toMatchObject({
        code: 'invalidApiKey',
        message: expect.stringContaining(`may not be used from ${network ?? 'an unknown address'}`),
      });
    }
  });

  test('when its owner has confirmed no address: of a push by another status than elsewhere [rule 136]', async () => {
    const target = await aPackage();
    const actorOf = async () => authenticateApiKey(secret, origin);
    const secret = await anApiKey(target.owner);
    await db().emailAddress.updateMany({
      where: { accountKey: target.owner.key },
      data: { confirmedAt: null, confirmedAddress: null },
    });
    const refused = (code: string) => ({
      code,
      message: `The account "${target.owner.name}" has not confirmed its e-mail address, so its API keys do nothing. Confirm it under "E-mail address" in the account.`,
    });

    await expect(pushWith(secret, `Test.${aWord()}`)).rejects.toMatchObject(refused('pushForbidden'));
    await expect(unlist(await actorOf(), target)).rejects.toMatchObject(refused('forbidden'));
    await expect(createVerificationKey(await actorOf(), target)).rejects.toMatchObject(refused('forbidden'));
    await expect(verifyPackage(await actorOf(), target)).rejects.toMatchObject(refused('forbidden'));
  });

  test('when its owner is locked, as long as that is so [rule 136]', async () => {
    const target = await aPackage();
    const secret = await anApiKey(target.owner);
    await lockUser(system, target.owner.name, 'a test');

    const refused = { code: 'forbidden', message: expect.stringContaining('is locked') };
    await expect(pushWith(secret, `Test.${aWord()}`)).rejects.toMatchObject(refused);
    await expect(unlist(await authenticateApiKey(secret, origin), target)).rejects.toMatchObject(refused);
    await unlockUser(system, target.owner.name);
    await unlist(await authenticateApiKey(secret, origin), target);
  });

  test('when its maker is locked, though its owner is not', async () => {
    const { organization, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key });
    await lockUser(system, collaborator.name, 'a test');

    await expect(pushWith(secret, `Test.${aWord()}`)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(`"${collaborator.name}" is locked`),
    });
  });

  test('when its maker left the organization; on his return it works again [rule 135]', async () => {
    const { organization, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key });
    await pushWith(secret, `Test.${aWord()}`);
    await removeMember(organization, collaborator);

    await expect(pushWith(secret, `Test.${aWord()}`)).rejects.toMatchObject({
      code: 'pushForbidden',
      message: expect.stringContaining(`not a member of the organization "${organization.name}"`),
    });
    await addMember(organization, collaborator);
    await pushWith(secret, `Test.${aWord()}`);
  });
});

describe('whether a package is here is not told by a refusal', () => {
  const told = async (act: Promise<unknown>, id: string) =>
    String(await act.catch((error: unknown) => error)).replaceAll(id, 'ID');
  const acts = (actor: ApiKeyActor) => ({
    unlist: (id: string) => unlist(actor, { id, lowerId: id.toLowerCase(), lowerVersion: '1.0.0' }),
    relist: (id: string) => relist(actor, { id, lowerId: id.toLowerCase(), lowerVersion: '1.0.0' }),
    deprecate: (id: string) =>
      deprecate(actor, { id, lowerId: id.toLowerCase(), ...legacy, lowerVersions: ['1.0.0'] }),
    verify: (id: string) => verifyPackage(actor, { id, lowerId: id.toLowerCase() }),
  });

  async function expectSame(secret: string, reason: string) {
    const { id } = await aPackage();
    const absent = `Test.${aWord()}`;
    for (const act of Object.values(acts(await authenticateApiKey(secret, origin)))) {
      const refusal = await told(act(id), id);
      expect(refusal).toContain(reason);
      expect(await told(act(absent), absent)).toBe(refusal);
    }
  }

  test('to a key that covers other IDs [check 99] [rule 127]', async () => {
    await expectSame(await anApiKey(await aUser(), { globs: ['Other.*'] }), 'is none of them');
  });

  test('to a key for new versions of other IDs, which pushes one [check 99] [rule 128]', async () => {
    const { id } = await aPackage();
    const secret = await anApiKey(await aUser(), { actions: ['pushVersion'], globs: ['Other.*'] });
    const absent = `Test.${aWord()}`;

    const refusal = await told(pushWith(secret, id, '2.0.0'), id);
    expect(refusal).toContain('is none of them');
    expect(await told(pushWith(secret, absent), absent)).toBe(refusal);

    const { snupkg } = await makeSymbols({ id: absent, version: '1.0.0' });
    const symbols = pushSymbols(await authenticateApiKey(secret, origin), bytesOf(snupkg), {
      limitBytes: 10_000_000,
    });
    expect(await told(symbols, absent)).toBe(refusal);
  });

  test('to the key of somebody who left the organization, or is locked [rule 135, 136]', async () => {
    const { organization, collaborator } = await anOrganization();
    const secret = await anApiKey(collaborator, { ownerKey: organization.key });
    const own = await anApiKey(collaborator);
    await removeMember(organization, collaborator);
    await expectSame(secret, 'not a member of the organization');

    await lockUser(system, collaborator.name, 'a test');
    await expectSame(own, 'is locked');
  });

  test('to the key of somebody who has proved no address [rule 136]', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    await db().emailAddress.updateMany({ where: { accountKey: user.key }, data: { confirmedAddress: null } });
    await expectSame(secret, 'has not confirmed its e-mail address');
  });
});

test('who asks with a key is found by one statement, and a mistyped key by none', async () => {
  const { organization, collaborator } = await anOrganization();
  const secret = await anApiKey(collaborator, { ownerKey: organization.key, globs: ['A', 'B'] });
  await authenticateApiKey(secret, origin);

  expect(await countStatements(() => authenticateApiKey(secret, origin))).toBe(1);
  const mistyped = `${secret.slice(0, -2)}${secret.at(-1)}${secret.at(-2)}`;
  const tried = mistyped === secret ? `${secret}x` : mistyped;
  expect(await countStatements(() => authenticateApiKey(tried, origin).catch(() => undefined))).toBe(0);
});

test('the keys that anybody made in the name of an account go with it, others stay [rule 137]', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  const named = { ownerKey: organization.key };
  const [left, stayed] = [await anApiKey(collaborator, named), await anApiKey(administrator, named)];
  const own = await anApiKey(collaborator);
  await removeMember(organization, collaborator);
  const { name } = organization;
  await deleteOrganization(administrator.actor, { organization: name, name });

  for (const secret of [left, stayed]) {
    expect(await db().apiKey.count({ where: { hash: hashSecret(secret) } })).toBe(0);
    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
  }
  await authenticateApiKey(own, origin);
});

test('a push with a key that ends within ten days is warned of it, one with a later end is not [rule 133]', async () => {
  const user = await aUser();
  const warnings = async (days: number) =>
    (await pushWith(await anApiKey(user, { days }), `Test.${aWord()}`)).warnings.filter((warning) =>
      warning.startsWith('The API key ends'),
    );

  expect(await warnings(11)).toEqual([]);
  expect(await warnings(10)).toEqual([
    'The API key ends in 10 days. Give it a new secret on the gallery under "API keys".',
  ]);
  expect(await warnings(1)).toEqual([
    'The API key ends in a day. Give it a new secret on the gallery under "API keys".',
  ]);
});
