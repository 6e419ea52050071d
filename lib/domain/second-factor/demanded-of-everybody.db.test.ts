import { expect, test, vi } from 'vitest';
import { aUser, origin } from '@/lib/testing/factories';
import { aDevice, answerOf, aPasskeyOf } from '@/lib/testing/passkeys';
import { aVisitor } from '@/lib/testing/second-factor';
import { findSessionActor } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { createApiKey } from '../api-keys/create';
import { signInByPasskey } from '../passkeys/sign-in';
import { turnOffSecondFactor, turnOnSecondFactor } from './turn';

vi.stubEnv('REQUIRE_SECOND_FACTOR', 'everybody');

async function signedIn(id: string) {
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return actor;
}

test('a new account makes no key by a password alone, and by a passkey or a second factor it does [rule 190]', async () => {
  const user = await aUser();
  const device = aDevice();
  await aPasskeyOf(user, { device });
  const newKey = { name: 'test', ownerKey: user.key, actions: ['unlist' as const], globs: ['*'], days: 1 };
  const { id } = await signIn(user.name, user.password, aVisitor());
  const byPassword = await signedIn(id);
  const byPasskey = await signedIn(await signInByPasskey(await answerOf(device), aVisitor()));
  await expect(createApiKey(byPassword, newKey)).rejects.toThrow('This gallery asks for a second factor.');
  await expect(createApiKey(byPasskey, newKey)).resolves.toBeDefined();

  await turnOnSecondFactor(byPassword);

  const trusted = await signedIn(id);
  await expect(createApiKey(trusted, newKey)).resolves.toBeDefined();
  await expect(turnOffSecondFactor(trusted)).rejects.toMatchObject({ code: 'forbidden' });
});
