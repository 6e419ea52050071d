import { expect, test } from 'vitest';
import { aProvider, aUser, origin, visitor } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { mailsTo } from '@/lib/testing/mailbox';
import { turnOnByApp } from '@/lib/testing/second-factor';
import { proveByPasskey } from '../../passkeys/prove';
import { signInByPasskey } from '../../passkeys/sign-in';
import { removeAuthenticator } from '../../second-factor/authenticator';
import { changeAddress } from '../address';
import { changePassword } from '../change-password';
import { makeFirstStartToken } from '../first-start';
import { proveByPassword, waysToProve } from '../prove';
import { requestReset, resetPassword } from '../reset-password';
import { beginSession, findSessionActor } from '../sessions';
import { signIn } from '../sign-in';
import { getLeaveToSignUp } from '../sign-up';
import { leaveForProvider } from './handshake';
import { joinByProvider } from './join';
import { linkLogin, listLogins, unlinkLogin } from './link';
import { signInByProvider } from './sign-in';

Object.assign(process.env, {
  OIDC_PROVIDERS: 'corp,partner',
  OIDC_CORP_ISSUER: 'https://id.corp.test',
  OIDC_CORP_CLIENT_ID: 'lode',
  OIDC_CORP_CLIENT_SECRET: 'secret',
  OIDC_PARTNER_ISSUER: 'https://id.partner.test',
  OIDC_PARTNER_CLIENT_ID: 'lode',
  OIDC_PARTNER_CLIENT_SECRET: 'secret',
  OIDC_CORP_SIGN_UP: 'true',
  ONLY_PROVIDER: 'corp',
  REQUIRE_SECOND_FACTOR: 'everybody',
});

const corp = aProvider({ issuer: 'https://id.corp.test', clientId: 'lode', clientSecret: 'secret' });

/** What no passkey has signed: nobody looks at it. */
const aResponse = {
  id: '',
  rawId: '',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: '', authenticatorData: '', signature: '' },
} as const;

const forbidden = { code: 'forbidden', message: expect.stringContaining('alone') };

test('where a provider is the only way in, no password or passkey signs in or proves anything', async () => {
  const { name, password, actor } = await aUser();

  await expect(signIn(name, password, visitor)).rejects.toMatchObject(forbidden);
  await expect(proveByPassword(actor, password)).rejects.toMatchObject(forbidden);
  await expect(changePassword(actor, 'another horse battery')).rejects.toMatchObject(forbidden);
  await expect(requestReset({ who: name, origin })).rejects.toMatchObject(forbidden);
  await expect(resetPassword('a token', 'another horse battery', visitor)).rejects.toMatchObject(forbidden);
  await expect(getLeaveToSignUp(undefined)).rejects.toMatchObject(forbidden);
  const answer = { id: 'none', response: aResponse };
  await expect(signInByPasskey(answer, visitor)).rejects.toMatchObject(forbidden);
  await expect(proveByPasskey(actor, answer)).rejects.toMatchObject(forbidden);
  expect(await waysToProve(actor)).toEqual({ password: false, passkey: false });
});

test('where a provider is the only way in, other providers are none, and prove nothing', async () => {
  const nobody = { kind: 'anonymous', origin } as const;
  const { actor } = await aUser();

  await expect(leaveForProvider(nobody, 'partner', 'signIn')).rejects.toMatchObject({ problem: 'closed' });
  await expect(leaveForProvider(actor, 'partner', 'prove')).rejects.toMatchObject({ problem: 'closed' });
  await expect(leaveForProvider(actor, 'partner', 'link')).rejects.toMatchObject({ problem: 'closed' });
});

test('where a provider is the only way in, sessions that began otherwise are over', async () => {
  const { key: accountKey } = await aUser();
  const begin = (method: string) =>
    transaction((tx) => beginSession(tx, { accountKey, method, secondFactor: false, origin }));

  expect(await findSessionActor(await begin('password'), origin)).toBeUndefined();
  expect(await findSessionActor(await begin('corp'), origin)).toMatchObject({ accountKey });
});

test('a second factor that the provider saw is the one that the gallery demands', async () => {
  const { key: accountKey } = await aUser();
  const sessionOf = async (secondFactor: boolean) => {
    const id = await transaction((tx) =>
      beginSession(tx, { accountKey, method: 'corp', secondFactor, origin }),
    );
    return findSessionActor(id, origin);
  };

  expect(await sessionOf(true)).toMatchObject({ lacksSecondFactor: false });
  expect(await sessionOf(false)).toMatchObject({ lacksSecondFactor: true });
});

test('where a provider is the only way in, a password is no reason to unlink it', async () => {
  const { actor } = await aUser();
  const identity = {
    subject: aWord(),
    shown: 'ann',
    names: [],
    verified: false,
    groups: [],
    twoFactors: false,
  };
  await linkLogin(actor, corp, identity);
  const [login] = await listLogins(actor);

  await expect(unlinkLogin(actor, login?.key ?? 0)).rejects.toMatchObject({ code: 'conflict' });
});

test('where a provider is the only way in, a passkey from before is no second factor', async () => {
  const user = await aUser();
  await turnOnByApp(user);
  await db().passkey.create({
    data: {
      accountKey: user.key,
      credentialId: aWord(),
      publicKey: new Uint8Array(),
      counter: 0,
      synced: false,
      name: 'Key',
    },
  });

  await expect(removeAuthenticator(user.actor)).rejects.toMatchObject({ code: 'conflict' });
});

test('where a provider is the only way in, nobody is sent a link to choose a password', async () => {
  const [owner, other] = [await aUser(), await aUser()];
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: owner.key } });
  await changeAddress({ ...other.actor, lacksSecondFactor: false }, address);

  expect(await db().passwordReset.count({ where: { accountKey: owner.key } })).toBe(0);
  const [mail] = await mailsTo(address);
  expect(mail?.subject).toBe('[Lode] You have an account already');
  expect(mail?.text).toContain('sign in by corp');
});

test('where a provider is the only way in, its claim makes the first administrator, and no address does', async () => {
  const address = `${aWord()}@corp.test`;
  const known = { subject: aWord(), shown: address, names: [], address, verified: true, groups: [] };
  const cameBack = await signInByProvider(corp, { ...known, admin: true, twoFactors: false }, visitor);
  const session = await joinByProvider(cameBack.id, { name: aWord(), email: undefined }, visitor);

  expect(await findSessionActor(session, origin)).toMatchObject({ admin: true });
  expect(await makeFirstStartToken()).toBeUndefined();
});
