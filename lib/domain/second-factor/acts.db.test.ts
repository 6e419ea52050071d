import { expect, test } from 'vitest';
import { type Act, checkAct, type Person } from '@/lib/testing/acts';
import { auditActions } from '@/lib/testing/audit-actions';
import { aVisitor } from '@/lib/testing/factories';
import { keepMails } from '@/lib/testing/mailbox';
import { answerOf, aPasskeyOf } from '@/lib/testing/passkeys';
import { aFirstHalf, anAppOf, codeOf, turnOnByApp } from '@/lib/testing/second-factor';
import { system } from '../actor';
import { removePasskey, renamePasskey } from '../passkeys/own';
import { signInByPasskey } from '../passkeys/sign-in';
import { confirmAuthenticator, removeAuthenticator } from './authenticator';
import { renewRecoveryCodes } from './recovery-codes';
import { resetSecondFactor } from './reset';
import { signInByCode, signInByRecoveryCode } from './sign-in';
import { turnOffSecondFactor, turnOnSecondFactor } from './turn';

keepMails();

const on = 'Your second factor is on';
const passkeyAdded = 'A passkey was added';
const appAdded = 'An authenticator app was added';

/** Turned on by a passkey; gives the secret of the app that was added to it, and the recovery codes. */
async function turnOnByBoth(person: Person): Promise<string[]> {
  await aPasskeyOf(person);
  const codes = await turnOnSecondFactor(person.actor);
  const secret = await anAppOf(person);
  await confirmAuthenticator(person.actor, codeOf(secret));
  return [secret, ...codes];
}

const acts: Act[] = [
  {
    action: 'secondFactor.turnOn',
    mails: [on],
    run: async (person) => {
      const { secret, recoveryCodes } = await turnOnByApp(person);
      return [secret, ...recoveryCodes];
    },
  },
  {
    action: 'secondFactor.turnOff',
    mails: [on, 'Your second factor is off'],
    run: async (person) => {
      const { secret } = await turnOnByApp(person);
      await turnOffSecondFactor(person.actor);
      return [secret];
    },
  },
  {
    action: 'secondFactor.reset',
    mails: [on, 'Your second factor was reset'],
    run: async (person) => {
      const { secret } = await turnOnByApp(person);
      await resetSecondFactor(system, person.name);
      return [secret];
    },
  },
  {
    action: 'secondFactor.fail',
    mails: [on],
    run: async (person) => {
      const { secret } = await turnOnByApp(person);
      const tooLate = codeOf(secret, 10);
      await expect(signInByCode(await aFirstHalf(person), tooLate, aVisitor())).rejects.toThrow();
      return [secret, tooLate];
    },
  },
  { action: 'authenticator.add', mails: [passkeyAdded, on, appAdded], run: turnOnByBoth },
  {
    action: 'authenticator.replace',
    mails: [on, 'Your authenticator app was replaced'],
    run: async (person) => {
      await turnOnByApp(person);
      const secret = await anAppOf(person);
      await confirmAuthenticator(person.actor, codeOf(secret));
      return [secret];
    },
  },
  {
    action: 'authenticator.remove',
    mails: [passkeyAdded, on, appAdded, 'Your authenticator app was removed'],
    run: async (person) => {
      const secrets = await turnOnByBoth(person);
      await removeAuthenticator(person.actor);
      return secrets;
    },
  },
  {
    action: 'recoveryCodes.renew',
    mails: [on, 'New recovery codes were made'],
    run: async (person) => {
      await turnOnByApp(person);
      return renewRecoveryCodes(person.actor);
    },
  },
  {
    action: 'recoveryCode.use',
    mails: [on, 'A recovery code was used'],
    run: async (person) => {
      const { recoveryCodes } = await turnOnByApp(person);
      await signInByRecoveryCode(await aFirstHalf(person), recoveryCodes[0] ?? '', aVisitor());
      return recoveryCodes;
    },
  },
  {
    action: 'passkey.add',
    mails: [passkeyAdded],
    run: async (person) => [(await aPasskeyOf(person)).device.id],
  },
  {
    action: 'passkey.rename',
    mails: [passkeyAdded],
    run: async (person) => {
      const { key, device } = await aPasskeyOf(person);
      await renamePasskey(person.actor, key, 'Blue key');
      await renamePasskey(person.actor, key, 'Blue key');
      return [device.id];
    },
  },
  {
    action: 'passkey.remove',
    mails: [passkeyAdded, 'A passkey was removed'],
    run: async (person) => {
      const { key, device } = await aPasskeyOf(person);
      await removePasskey(person.actor, key);
      return [device.id];
    },
  },
  {
    action: 'passkey.refuseCopy',
    mails: [passkeyAdded, 'A copy of a passkey was refused'],
    run: async (person) => {
      const { device } = await aPasskeyOf(person, { counter: 5 });
      await expect(signInByPasskey(await answerOf(device, { counter: 5 }), aVisitor())).rejects.toThrow();
      return [device.id];
    },
  },
];

test.each(acts)(
  '$action is recorded once, without secrets, and its mails come whatever their reader refuses [rule 198]',
  checkAct,
);

test('every act on what people sign in with is looked at', () => {
  const looked = ['secondFactor.', 'authenticator.', 'recoveryCode', 'passkey.'];
  expect(acts.map(({ action }) => action).toSorted()).toEqual(
    auditActions.filter((action) => looked.some((start) => action.startsWith(start))).toSorted(),
  );
});
