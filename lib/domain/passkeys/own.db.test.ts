import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { aDevice, aPasskeyOf, taken } from '@/lib/testing/passkeys';
import { factorActs, turnOnByApp } from '@/lib/testing/second-factor';
import { getOwnFactors } from '../second-factor/overview';
import { turnOffSecondFactor, turnOnSecondFactor } from '../second-factor/turn';
import { addPasskey, offerPasskey } from './add';
import { removePasskey, renamePasskey } from './own';

keepMails();

describe('adding a passkey', () => {
  test('keeps it under its name, is recorded and told once', async () => {
    const user = await aUser();
    await aPasskeyOf(user);

    expect((await getOwnFactors(user.actor)).passkeys).toMatchObject([
      { name: 'Laptop', synced: true, lastUsedAt: null },
    ]);
    expect(await factorActs(user)).toEqual(['passkey.add']);
    expect(await subjectsTo(user)).toEqual(['[Lode] A passkey was added']);
  });

  test('asks for one that opens the account alone, and tells nothing of the account by its handle', async () => {
    const user = await aUser();
    const [first, second] = [await offerPasskey(user.actor), await offerPasskey(user.actor)];

    expect(first.options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    });
    expect(first.options.rp.id).toBe('localhost');
    expect(first.options.user.id).toBe(second.options.user.id);
    expect(Buffer.from(first.options.user.id, 'base64url')).toHaveLength(32);
    expect(first.options.challenge).not.toBe(second.options.challenge);
  });

  test('several times gives several, and each device is asked for another one', async () => {
    const user = await aUser();
    const { device } = await aPasskeyOf(user);
    const { options } = await offerPasskey(user.actor);
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([device.id]);
    await aPasskeyOf(user);

    expect((await getOwnFactors(user.actor)).passkeys).toHaveLength(2);
  });

  test.each([
    ['the challenge of another offer', { challenge: Buffer.from('another').toString('base64url') }],
    ['another site', { origin: 'https://evil.example' }],
    ['a device that did not look who it is', { userVerified: false }],
  ])('is refused for %s', async (_, changes) => {
    const { actor } = await aUser();
    const { id, options } = await offerPasskey(actor);
    const response = aDevice().make({ challenge: options.challenge, ...changes });

    await expect(addPasskey(actor, { id, response, name: 'Laptop' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('is offered a hundred times in ten minutes, and then not at all', async () => {
    const [user, other] = [await aUser(), await aUser()];
    const offers = await Promise.allSettled(Array.from({ length: 102 }, () => offerPasskey(user.actor)));

    expect(offers.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    await expect(offerPasskey(user.actor)).rejects.toMatchObject({ code: 'tooManyTries' });
    await offerPasskey(other.actor);
  });

  test('by one offer is done once, however often at once', async () => {
    const user = await aUser();
    const { id, options } = await offerPasskey(user.actor);
    const response = aDevice().make({ challenge: options.challenge });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => addPasskey(user.actor, { id, response, name: 'Laptop' })),
    );

    expect(taken(outcomes)).toBe(1);
    expect((await getOwnFactors(user.actor)).passkeys).toHaveLength(1);
  });

  test('of one that is somebody’s already is refused', async () => {
    const { device } = await aPasskeyOf(await aUser());

    await expect(aPasskeyOf(await aUser(), { device })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('by somebody else’s offer is refused', async () => {
    const [ann, bob] = [await aUser(), await aUser()];
    const { id, options } = await offerPasskey(ann.actor);
    const response = aDevice().make({ challenge: options.challenge });

    await expect(addPasskey(bob.actor, { id, response, name: 'Laptop' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('needs a name', async () => {
    const { actor } = await aUser();
    const { id, options } = await offerPasskey(actor);
    const response = aDevice().make({ challenge: options.challenge });

    for (const name of [' ', 'x'.repeat(61)]) {
      await expect(addPasskey(actor, { id, response, name })).rejects.toMatchObject({ field: 'name' });
    }
  });

  test('is refused when there are twenty, and to a locked account', async () => {
    const user = await aUser();
    await db().passkey.createMany({
      data: Array.from({ length: 20 }, (_, number) => ({
        accountKey: user.key,
        credentialId: `many-${user.key}-${number}`,
        publicKey: new Uint8Array(),
        counter: 0,
        synced: false,
        name: 'Key',
      })),
    });

    await expect(offerPasskey(user.actor)).rejects.toMatchObject({ code: 'conflict' });
    await expect(offerPasskey({ ...user.actor, locked: true })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a passkey of one’s own', () => {
  test('is renamed, which is recorded once, however often at once', async () => {
    const user = await aUser();
    const { key } = await aPasskeyOf(user);
    const rename = () => renamePasskey(user.actor, key, '  Blue   key ');
    await Promise.all([rename(), rename(), rename(), rename()]);
    await renamePasskey(user.actor, key, 'Blue key');

    expect((await getOwnFactors(user.actor)).passkeys).toMatchObject([{ name: 'Blue key' }]);
    expect(await factorActs(user)).toEqual(['passkey.add', 'passkey.rename']);
  });

  test('is removed once, recorded and told', async () => {
    const user = await aUser();
    const { key } = await aPasskeyOf(user);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => removePasskey(user.actor, key)),
    );

    expect(taken(outcomes)).toBe(1);
    expect(await factorActs(user)).toEqual(['passkey.add', 'passkey.remove']);
    expect((await subjectsTo(user)).at(-1)).toBe('[Lode] A passkey was removed');
  });

  test('is nobody else’s to rename or remove', async () => {
    const { key } = await aPasskeyOf(await aUser());
    const { actor } = await aUser();

    await expect(renamePasskey(actor, key, 'Mine')).rejects.toMatchObject({ code: 'notFound' });
    await expect(removePasskey(actor, key)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is not removed without a proof of the last quarter of an hour, nor by a locked account', async () => {
    const user = await aUser();
    const { key } = await aPasskeyOf(user);
    const stale = { ...user.actor, session: { key: 0, provedAt: new Date(0) } };
    const locked = { ...user.actor, locked: true };

    await expect(removePasskey(stale, key)).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(offerPasskey(stale)).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(removePasskey(locked, key)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(renamePasskey(locked, key, 'Other')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is not removed where it is the last way in, not even both of two at once [rule 189]', async () => {
    const user = await aUser();
    const keys = [(await aPasskeyOf(user)).key, (await aPasskeyOf(user)).key];
    await db().credential.deleteMany({ where: { accountKey: user.key } });
    const outcomes = await Promise.allSettled(keys.map((key) => removePasskey(user.actor, key)));

    expect(taken(outcomes)).toBe(1);
    const left = (await getOwnFactors(user.actor)).passkeys;
    expect(left).toHaveLength(1);
    await expect(removePasskey(user.actor, left[0]?.key ?? 0)).rejects.toThrow(
      'This is the last way into your account',
    );
  });

  test('is not removed where it is the only second factor', async () => {
    const user = await aUser();
    const { key } = await aPasskeyOf(user);
    await turnOnSecondFactor(user.actor);
    await expect(removePasskey(user.actor, key)).rejects.toThrow('This is your only second factor');

    await turnOffSecondFactor(user.actor);
    await expect(removePasskey(user.actor, key)).resolves.toBeUndefined();
  });

  test('is removed where an app remains', async () => {
    const user = await aUser();
    await turnOnByApp(user);
    const { key } = await aPasskeyOf(user);

    await expect(removePasskey(user.actor, key)).resolves.toBeUndefined();
    expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, passkeys: [] });
  });
});
