import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import type { UserActor } from '../actor';

const toSecurity = () => markdown`[See how you sign in](${env().GALLERY_URL}/account/security)`;

const ifNotYou = () => markdown`
If it was not you, change your password and end the sessions that you do not know.
`;

export async function tellOfTurningOn(tx: Transaction, { accountKey, name }: UserActor): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'Your second factor is on',
    body: markdown`
      Whoever signs in as **${name}** by password now has to give a second thing, too: a code of your authenticator app, a passkey or a recovery code.

      ${ifNotYou()}

      ${toSecurity()}
    `,
  });
}

export async function tellOfTurningOff(tx: Transaction, { accountKey, name }: UserActor): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'Your second factor is off',
    body: markdown`
      A password alone is enough again to sign in as **${name}**. Your authenticator app and your recovery codes no longer count.

      ${ifNotYou()}

      ${toSecurity()}
    `,
  });
}

const newsOfApp = {
  add: {
    subject: 'An authenticator app was added',
    say: (name: string) =>
      markdown`Codes of an authenticator app can be given from now on by whoever signs in as **${name}**.`,
  },
  replace: {
    subject: 'Your authenticator app was replaced',
    say: (name: string) =>
      markdown`Whoever signs in as **${name}** has to give codes of another authenticator app from now on. Those of the one before are no longer taken.`,
  },
  remove: {
    subject: 'Your authenticator app was removed',
    say: (name: string) =>
      markdown`Codes of the authenticator app of **${name}** are no longer taken. A passkey or a recovery code is asked for instead.`,
  },
};

export async function tellOfApp(
  tx: Transaction,
  { accountKey, name }: UserActor,
  what: keyof typeof newsOfApp,
): Promise<void> {
  const { subject, say } = newsOfApp[what];
  await mailAccount(tx, accountKey, {
    subject,
    body: markdown`
      ${say(name)}

      ${ifNotYou()}

      ${toSecurity()}
    `,
  });
}

export async function tellOfRenewedCodes(tx: Transaction, { accountKey, name }: UserActor): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'New recovery codes were made',
    body: markdown`
      The recovery codes that you had for **${name}** are no longer good: new ones took their place.

      ${ifNotYou()}

      ${toSecurity()}
    `,
  });
}

export async function tellOfReset(tx: Transaction, accountKey: number): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'Your second factor was reset',
    body: markdown`
      The operator of the gallery turned off your second factor, and signed you out everywhere.

      If you asked for that, sign in and turn the second factor on again. If not, tell the operator.

      ${toSecurity()}
    `,
  });
}

export async function tellOfRecoveryCode(
  tx: Transaction,
  { accountKey, name }: UserActor,
  left: number,
): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'A recovery code was used',
    body: markdown`
      Somebody signed in as **${name}** by a recovery code. Codes that are left: ${left}.

      If it was you, make new ones before they run out. If not, change your password and end the sessions that you do not know.

      ${toSecurity()}
    `,
  });
}
