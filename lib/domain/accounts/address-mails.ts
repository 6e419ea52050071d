import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { putMail } from '../mail/outbox';
import { mailAccount } from './mails';
import { tellOtherWaysIn } from './other-ways-in';

type Claim = {
  /** Of the account that claims the address. */
  name: string;
  token: string;
};

/** Asks a new person to prove the address. */
export async function mailWelcome(tx: Transaction, to: string, { name, token }: Claim): Promise<void> {
  const { GALLERY_NAME, GALLERY_URL } = env();
  await putMail(tx, {
    to,
    subject: 'Confirm your e-mail address',
    body: markdown`
      Welcome to ${GALLERY_NAME}. The account **${name}** was made with this address. Open the link, signed in as ${name}, and press the button there: then you can publish packages.

      [Confirm the address](${GALLERY_URL}/confirm-email/${token})

      If you did not make the account, there is nothing to do: it cannot use your address.
    `,
    footer: markdown`You get this because somebody signed up on ${GALLERY_URL} with this address.`,
  });
}

/** Asks somebody who has an account to prove another address. */
export async function mailNewAddress(tx: Transaction, to: string, { name, token }: Claim): Promise<void> {
  const { GALLERY_URL } = env();
  await putMail(tx, {
    to,
    subject: 'Confirm your new e-mail address',
    body: markdown`
      The account **${name}** wants to be reached at this address. Open the link, signed in as ${name}, and press the button there. Until then its old address stays.

      [Confirm the address](${GALLERY_URL}/confirm-email/${token})

      If this is not your account, there is nothing to do.
    `,
    footer: markdown`You get this because this address was given for an account on ${GALLERY_URL}.`,
  });
}

/** How the owner of an account gets into it. */
export type WayIn =
  | { by: 'members' }
  | { by: 'provider'; name: string }
  /** By the token of a link by which a password is chosen. */
  | { by: 'password'; token: string };

function howToGetIn(wayIn: WayIn): Markdown {
  if (wayIn.by === 'members')
    return markdown`
It is the address of an organization: sign in as one of its members.
    `;
  if (wayIn.by === 'provider') return markdown`If it was you, sign in by ${wayIn.name} as you did before.`;
  return markdown`
    If it was you, sign in with the account that you have. If you forgot its password, choose a new one within an hour:

    [Choose a new password](${env().GALLERY_URL}/reset-password/${wayIn.token})
  `;
}

/** Tells the owner of an address that it was given for another account, and how to get in should it have been he. */
export async function mailClaimedAddress(tx: Transaction, ownerKey: number, wayIn: WayIn): Promise<void> {
  const { GALLERY_URL } = env();
  await mailAccount(tx, ownerKey, {
    subject: 'You have an account already',
    body: markdown`
      Somebody gave this address for another account on ${GALLERY_URL}. It belongs to yours, so nothing was changed, and whoever it was does not learn that.

      ${howToGetIn(wayIn)}

      If it was not you, there is nothing to do.
    `,
  });
}

/** Tells at the old address that another one took its place. */
export async function mailAddressChanged(
  tx: Transaction,
  { from, to, name }: { from: string; to: string; name: string },
): Promise<void> {
  await putMail(tx, {
    to: from,
    subject: 'Your e-mail address was changed',
    body: markdown`
      The account **${name}** is no longer reached at ${from}, but at ${to}.

      If this was not you, somebody else has your account: write to the administrators of the gallery at once.
    `,
    footer: markdown`You get this because this was the address of the account ${name} on ${env().GALLERY_URL}.`,
  });
}

/** Sends the link by which a new password is chosen, and tells what else opens the account: it may be what was forgotten. */
export async function mailReset(tx: Transaction, accountKey: number, token: string): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'Choose a new password',
    body: markdown`
      Somebody asked for a new password for your account. The link works once, and for an hour. A new password ends all sessions.

      [Choose a new password](${env().GALLERY_URL}/reset-password/${token})

      ${await tellOtherWaysIn(tx, accountKey)}

      If it was not you, there is nothing to do: your password stays as it is.
    `,
  });
}

/** Tells that the password is another one, or that there is one now. */
export async function mailPasswordChanged(tx: Transaction, accountKey: number): Promise<void> {
  await mailAccount(tx, accountKey, {
    subject: 'Your password was changed',
    body: markdown`
      Your account has a new password, and all other sessions were ended.

      If this was not you, choose another one at once.

      [Choose a new password](${env().GALLERY_URL}/forgot-password)
    `,
  });
}

type InvitationMail = {
  link: string;
  /** Left out: the operator at the command line. */
  inviter?: string | undefined;
  days: number;
};

/** Invites somebody to sign up. */
export async function mailInvitation(
  tx: Transaction,
  to: string,
  { link, inviter = 'The operator', days }: InvitationMail,
): Promise<void> {
  const { GALLERY_NAME, GALLERY_URL } = env();
  await putMail(tx, {
    to,
    subject: 'You are invited',
    body: markdown`
      ${inviter} invites you to ${GALLERY_NAME}, a gallery of packages for .NET. The link works once, and for ${days} days.

      [Make your account](${link})
    `,
    footer: markdown`You get this because you were invited to ${GALLERY_URL}.`,
  });
}
