import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, anApiKey, aUser, bytesOf, origin, type TestUser, visitor } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aPerson, corp } from '@/lib/testing/provider-people';
import { aWord } from '@/lib/testing/word';
import { type Actor, mayAdminister, requireTrusted, system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { createApiKey } from '../api-keys/create';
import { listApiKeys, revokeApiKey } from '../api-keys/own-keys';
import { createVerificationKey } from '../api-keys/verification';
import { deprecate } from '../packages/deprecate';
import { unlist } from '../packages/listing';
import { push } from '../packages/push';
import { turnOffSecondFactor } from '../second-factor/turn';
import { changeAddress } from './address';
import { changePassword } from './change-password';
import { findLockReason, lockUser, unlockUser } from './lock';
import { listSessions } from './own-sessions';
import { linkLogin } from './providers/link';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';

/** Who a person is right after signing in. */
async function signedIn(user: TestUser): Promise<Actor> {
  const { id } = await signIn(user.name, user.password, visitor);
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody signed in.');
  return actor;
}

/** A person who owns a package and has a key, and was locked after that. */
async function aLockedOwner() {
  const owner = await aUser();
  const target = await aPackage({ owner });
  const secret = await anApiKey(owner);
  await lockUser(system, owner.name, 'Pushed malware.');
  return { owner, target, secret, byKey: await authenticateApiKey(secret, origin) };
}

const aPush = async (actor: Actor, id = `Test.${aWord()}`) =>
  push(actor, bytesOf(await makeNupkg({ id, version: '2.0.0' })), { limitBytes: 1_000_000 });

const refused = { code: 'forbidden', message: expect.stringContaining('is locked') };

const legacy = { reasons: { legacy: true, criticalBugs: false, other: false }, message: '' };

describe('a locked person [rule 200]', () => {
  test('signs in, sees where, and ends keys and sessions', async () => {
    const { owner } = await aLockedOwner();
    const actor = await signedIn(owner);

    expect(actor).toMatchObject({ kind: 'user', locked: true });
    expect(await listSessions(actor)).not.toEqual([]);
    const [key] = (await listApiKeys(actor)).keys;
    await revokeApiKey(actor, key?.key ?? 0);
    expect((await listApiKeys(actor)).keys[0]?.revokedAt).toBeInstanceOf(Date);
  });

  test('pushes nothing, neither in person nor by a key that was made before', async () => {
    const { owner, target, byKey } = await aLockedOwner();
    const inPerson = await signedIn(owner);

    for (const actor of [byKey, inPerson]) {
      await expect(aPush(actor)).rejects.toMatchObject(refused);
      await expect(aPush(actor, target.id)).rejects.toMatchObject(refused);
    }
    await expect(createVerificationKey(byKey, target)).rejects.toMatchObject(refused);
  });

  test('unlists and deprecates nothing', async () => {
    const { owner, target, byKey } = await aLockedOwner();
    const inPerson = await signedIn(owner);

    for (const actor of [byKey, inPerson]) {
      await expect(unlist(actor, target)).rejects.toMatchObject(refused);
      await expect(
        deprecate(actor, { ...target, lowerVersions: [target.lowerVersion], ...legacy }),
      ).rejects.toMatchObject(refused);
    }
  });

  test('makes no keys', async () => {
    const { owner } = await aLockedOwner();

    await expect(
      createApiKey(await signedIn(owner), {
        name: 'x',
        ownerKey: owner.key,
        actions: ['push'],
        globs: ['*'],
        days: 1,
      }),
    ).rejects.toMatchObject(refused);
  });

  test('gets no other address and password, no other way to sign in, and turns nothing off', async () => {
    const { owner } = await aLockedOwner();
    const actor = await signedIn(owner);

    await expect(changeAddress(actor, `${aWord()}@example.test`)).rejects.toMatchObject(refused);
    await expect(linkLogin(actor, corp, aPerson())).rejects.toMatchObject({ problem: 'locked' });
    await expect(changePassword(actor, aWord() + aWord())).rejects.toMatchObject(refused);
    await expect(turnOffSecondFactor(actor)).rejects.toMatchObject(refused);
  });

  test('is not trusted with anything that asks for trust', async () => {
    const { owner } = await aLockedOwner();
    const actor = await signedIn(owner);

    expect(() => requireTrusted(actor)).toThrow('is locked');
  });

  test('who is an administrator administers nothing', async () => {
    const admin = await aUser({ admin: true });
    await lockUser(system, admin.name, 'Left the company.');

    expect(mayAdminister(await signedIn(admin))).toBe(false);
  });

  test('whose key was made for him by somebody else blocks that key, too', async () => {
    const [maker, owner] = await Promise.all([aUser(), aUser()]);
    const secret = await anApiKey(maker);
    await db().apiKey.updateMany({ where: { creatorKey: maker.key }, data: { ownerKey: owner.key } });
    await lockUser(system, owner.name, 'Gone.');

    await expect(aPush(await authenticateApiKey(secret, origin))).rejects.toMatchObject(refused);
  });

  test('whose lock is taken away does all of that again', async () => {
    const { owner, target, secret } = await aLockedOwner();
    await unlockUser(system, owner.name);

    await expect(aPush(await authenticateApiKey(secret, origin), target.id)).resolves.toBeDefined();
    expect(mayAdminister(await signedIn(owner))).toBe(false);
    expect(await findLockReason(owner.key)).toBeUndefined();
  });
});

test('a push that was under way when its owner was locked is refused [rule 200]', async () => {
  const owner = await aUser();
  const actor = await authenticateApiKey(await anApiKey(owner), origin);
  await lockUser(system, owner.name, 'Pushed malware.');
  const nupkg = await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' });

  await expect(push(actor, bytesOf(nupkg), { limitBytes: 1_000_000 })).rejects.toMatchObject(refused);
});

describe('locking', () => {
  test('is recorded once with its reason, however often it is done, as is unlocking', async () => {
    const user = await aUser();
    await Promise.all([1, 2, 3].map(() => lockUser(system, user.name.toUpperCase(), ' Spam. ')));
    expect(await findLockReason(user.key)).toBe('Spam.');
    await Promise.all([1, 2, 3].map(() => unlockUser(system, user.name)));

    const records = await db().auditRecord.findMany({
      where: { accountKey: user.key, action: { in: ['account.lock', 'account.unlock'] } },
      orderBy: { key: 'asc' },
    });
    expect(records).toMatchObject([
      { action: 'account.lock', subject: '', details: { reason: 'Spam.' } },
      { action: 'account.unlock', details: {} },
    ]);
  });

  test('is for administrators alone, wants a reason, and somebody to lock', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);

    await expect(lockUser(stranger.actor, user.name, 'x')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unlockUser(stranger.actor, user.name)).rejects.toMatchObject({ code: 'forbidden' });
    const lacking = { ...(await aUser({ admin: true })).actor, lacksSecondFactor: true };
    await expect(lockUser(lacking, user.name, 'x')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unlockUser(lacking, user.name)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(lockUser(system, user.name, '  ')).rejects.toMatchObject({ field: 'reason' });
    await expect(lockUser(system, aWord(), 'x')).rejects.toMatchObject({ code: 'notFound' });
    expect(await findLockReason(user.key)).toBeUndefined();
  });
});
