import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import type { UserActor } from '../actor';

export async function tellOfNewPasskey(tx: Transaction, user: UserActor, passkey: string): Promise<void> {
  await tell(
    tx,
    user,
    'A passkey was added',
    markdown`Whoever has the passkey **${passkey}** can sign in as **${user.name}** from now on, without a password.`,
  );
}

export async function tellOfRemovedPasskey(tx: Transaction, user: UserActor, passkey: string): Promise<void> {
  await tell(
    tx,
    user,
    'A passkey was removed',
    markdown`The passkey **${passkey}** no longer opens the account **${user.name}**.`,
  );
}

export async function tellOfCopiedPasskey(tx: Transaction, user: UserActor, passkey: string): Promise<void> {
  await tell(
    tx,
    user,
    'A copy of a passkey was refused',
    markdown`Somebody tried to sign in as **${user.name}** by the passkey **${passkey}**, and was refused: by its own count it was used elsewhere since. There may be a copy of it. Remove it, and add a new one.`,
  );
}

async function tell(
  tx: Transaction,
  { accountKey }: UserActor,
  subject: string,
  what: Markdown,
): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject,
    body: markdown`
      ${what}

      If it was not you, change your password, and end the sessions and remove the passkeys that you do not know.

      [See how you sign in](${env().GALLERY_URL}/account/security)
    `,
  });
}
