import { expect, test, vi } from 'vitest';
import { aPackage, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { aFirstHalf, anAppOf, aVisitor, codeOf, turnOnByApp } from '@/lib/testing/second-factor';
import { findSessionActor } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { requireUser, type UserActor } from '../actor';
import { unlist } from '../packages/listing';
import { confirmAuthenticator } from './authenticator';
import { getOwnFactors } from './overview';
import { signInByCode } from './sign-in';
import { turnOffSecondFactor } from './turn';

vi.stubEnv('REQUIRE_SECOND_FACTOR', 'administrators');

async function signedIn({ name, password }: TestUser): Promise<UserActor> {
  return actorOf((await signIn(name, password, aVisitor())).id);
}

async function actorOf(id: string): Promise<UserActor> {
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return actor;
}

test('an administrator without a second factor may do nothing before there is one [rule 190]', async () => {
  const user = await aUser({ admin: true });
  const actor = await signedIn(user);
  expect(actor.lacksSecondFactor).toBe(true);
  expect(() => requireUser(actor)).toThrow('This gallery asks for a second factor.');

  const secret = await anAppOf({ ...user, actor });
  await confirmAuthenticator(actor, codeOf(secret));

  const id = await signInByCode(await aFirstHalf(user), codeOf(secret, 1), aVisitor());
  expect(requireUser(await actorOf(id)).accountKey).toBe(user.key);
});

test('an administrator without a second factor changes no package of others [rule 190]', async () => {
  const target = await aPackage();
  const admin = await aUser({ admin: true });
  await expect(unlist(await signedIn(admin), target)).rejects.toMatchObject({ code: 'forbidden' });

  await turnOnByApp(admin);
  await expect(unlist({ ...admin.actor, lacksSecondFactor: false }, target)).resolves.toBeUndefined();
});

test('an administrator does not turn it off', async () => {
  const user = await aUser({ admin: true });
  await turnOnByApp(user);

  await expect(turnOffSecondFactor(user.actor)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await getOwnFactors(user.actor)).toMatchObject({ on: true, demanded: true });
});

test('others are asked for nothing', async () => {
  const user = await aUser();
  const actor = await signedIn(user);
  expect(requireUser(actor).lacksSecondFactor).toBe(false);

  await turnOnByApp(user);
  await turnOffSecondFactor(user.actor);
  expect(await getOwnFactors(user.actor)).toMatchObject({ on: false, demanded: false });
});
