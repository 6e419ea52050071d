import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { beginSession } from '@/lib/domain/accounts/sessions';
import { randomSecret } from '@/lib/domain/secret';
import { anApiKey, aUser, origin } from '@/lib/testing/factories';
import { readCredentials } from './credentials';
import { proveReader } from './readers';
import { sealSessionId } from './session-token';

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

async function aSession(accountKey: number) {
  const id = await transaction((tx) =>
    beginSession(tx, { accountKey, method: 'password', secondFactor: false, origin }),
  );
  return { cookie: `theme=dark; lode.session=${await sealSessionId(id)}` };
}

/** What everything that the headers show proves, one after the other. */
const proofsOf = (headers: Record<string, string>) =>
  Promise.all(readCredentials(headers).map((credential) => proveReader(credential, origin)));

describe('a session', () => {
  test('of somebody who may read is that of a reader', async () => {
    const { key } = await aUser();
    expect(await proofsOf(await aSession(key))).toEqual([{ kind: 'reader', until: Infinity }]);
  });

  test('of somebody who has proved no address leads to where he does', async () => {
    const { key } = await aUser();
    await db().emailAddress.updateMany({ where: { accountKey: key }, data: { confirmedAddress: null } });
    expect(await proofsOf(await aSession(key))).toMatchObject([{ kind: 'signedIn', path: '/account/email' }]);
  });

  test('of somebody who is locked leads to where he reads why', async () => {
    const { key } = await aUser();
    await db().account.update({ where: { key }, data: { lockedAt: new Date() } });
    expect(await proofsOf(await aSession(key))).toMatchObject([{ kind: 'signedIn', path: '/account' }]);
  });

  test('that is over, or of another gallery, is that of nobody', async () => {
    const { key } = await aUser();
    const over = await aSession(key);
    await db().session.deleteMany({ where: { accountKey: key } });
    for (const cookie of [over.cookie, 'lode.session=x.y.z', `lode.session=${'x'.repeat(4_000)}`]) {
      expect(await proofsOf({ cookie })).toMatchObject([{ kind: 'nobody' }]);
    }
  });
});

test('a key that may read is that of a reader until it ends, by itself and as a password [check 151]', async () => {
  const user = await aUser();
  const secret = await anApiKey(user, { actions: ['read'], days: 2 });
  const { expiresAt } = await db().apiKey.findFirstOrThrow({ where: { creatorKey: user.key } });

  for (const headers of [{ 'x-nuget-apikey': ` ${secret} ` }, basic(`${user.name}:${secret}`)]) {
    expect(await proofsOf(headers)).toEqual([{ kind: 'reader', until: expiresAt.getTime() }]);
  }
});

test('a key that may not read is another one, and so is one for a verification', async () => {
  const user = await aUser();
  const secret = await anApiKey(user, { actions: ['push'] });

  expect(await proofsOf({ 'x-nuget-apikey': secret })).toMatchObject([{ kind: 'otherKey' }]);
  expect(await proofsOf(basic(`somebody:${secret}`))).toMatchObject([{ kind: 'otherKey' }]);
  expect(await proofsOf({ 'x-nuget-apikey': randomSecret('lodeverify_') })).toMatchObject([
    { kind: 'otherKey' },
  ]);
});

test('a password, a key that nobody has and a key without a colon before it are those of nobody', async () => {
  const { name, password } = await aUser();
  for (const text of [`${name}:${password}`, `${name}:${randomSecret('lode_')}`, `${name}:`, ':x']) {
    expect(await proofsOf(basic(text))).toMatchObject([{ kind: 'nobody' }]);
  }
  expect(await proofsOf(basic(randomSecret('lode_')))).toEqual([]);
});

test('all that a request shows is read: empty credentials, other schemes and foreign cookies are nothing', () => {
  expect(
    readCredentials({
      ...basic('ann:a:b'),
      'x-nuget-apikey': 'key',
      cookie: 'lode.session=one; lode.session=two',
    }),
  ).toEqual([
    { kind: 'apiKey', secret: 'key' },
    { kind: 'basic', user: 'ann', secret: 'a:b' },
    { kind: 'session', token: 'two' },
  ]);
  for (const headers of [
    {},
    basic(':'),
    { authorization: 'Bearer x' },
    { authorization: 'Basic' },
    { 'x-nuget-apikey': ' ' },
    { cookie: 'lode.session=; my-lode.session=x; __Host-lode.session=x' },
  ]) {
    expect(readCredentials(headers)).toEqual([]);
  }
});
