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
