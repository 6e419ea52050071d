import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';

type Party = { key: number; name: string };

export type Parties = { account: Party; administrator: Party };

/** How long a request waits. */
export const transformDays = 30;

/** Writes to an account that takes the mails that people may refuse. */
async function mailIfAllowed(
  tx: Transaction,
  { key }: Party,
  mail: { subject: string; body: Markdown },
): Promise<void> {
  const takesMails = await tx.account.count({ where: { key, emailAllowed: true, deletedAt: null } });
  if (takesMails > 0) await mailAccount(tx, key, { ...mail, optional: true });
}

/** Asks somebody to become the administrator of what is an account until then. */
export async function mailTransformRequest(
  tx: Transaction,
  { account, administrator }: Parties,
  token: string,
): Promise<void> {
  await mailIfAllowed(tx, administrator, {
    subject: `${account.name} wants to become your organization`,
    body: markdown`
      The account **${account.name}** wants to become an organization, with you as its administrator. Its packages and API keys would be yours to manage. Nobody could sign in to it any more, and there is no way back.

      The request waits for ${transformDays} days. Open the link, signed in as ${administrator.name}, to confirm or to reject it.

      [Answer the request](${env().GALLERY_URL}/account/transform/${token})

      If you do not know that account, reject the request.
    `,
  });
}

/** Tells the account that the request was made, and where it is taken back. */
export async function mailTransformBegun(
  tx: Transaction,
  { account, administrator }: Parties,
): Promise<void> {
  await mailIfAllowed(tx, account, {
    subject: `${account.name} was asked to become an organization`,
    body: markdown`
      Your account **${account.name}** becomes an organization as soon as **${administrator.name}** confirms it, within ${transformDays} days. Until then everything stays as it is, and you can take it back.

      [Take it back](${env().GALLERY_URL}/account/transform)

      If it was not you who asked, take it back, and change your password.
    `,
  });
}

/** How a request ended without an answer to it. */
export type EndedBy = 'cancelled' | 'superseded' | 'joined' | 'gone';

const endings: Record<EndedBy, string> = {
  cancelled: 'took the request back',
  superseded: 'asked somebody else instead',
  joined: 'became a member of an organization, which cannot become one',
  gone: 'was deleted',
};

/** Tells the future administrator that he will not be it. */
export async function mailTransformEnded(
  tx: Transaction,
  { account, administrator }: Parties,
  by: EndedBy,
): Promise<void> {
  await mailIfAllowed(tx, administrator, {
    subject: `${account.name} does not become your organization`,
    body: markdown`
      The account **${account.name}** had asked you to become the administrator of the organization that it wanted to be. It ${endings[by]}. There is nothing to do.
    `,
  });
}

/** Tells the account that whoever it asked will not be its administrator. */
export async function mailTransformRejected(
  tx: Transaction,
  { account, administrator }: Parties,
  by: 'rejected' | 'gone',
): Promise<void> {
  const why =
    by === 'rejected' ? 'rejected that' : 'can no longer be one: that account is no longer there as a person';
  await mailIfAllowed(tx, account, {
    subject: `${account.name} does not become an organization`,
    body: markdown`
      You had asked **${administrator.name}** to become the administrator of **${account.name}**. ${administrator.name} ${why}. Your account stays as it is.

      [Ask somebody else](${env().GALLERY_URL}/account/transform)
    `,
  });
}

/** Tells at the account's address that it is an organization now. */
export async function mailTransformed(tx: Transaction, { account, administrator }: Parties): Promise<void> {
  await mailIfAllowed(tx, account, {
    subject: `${account.name} is an organization now`,
    body: markdown`
      **${administrator.name}** confirmed that, and is its administrator. Its name, packages, profile and address stay; its API keys go on, and belong to ${administrator.name}. Its password, second factor, passkeys, linked sign-ins and sessions are gone: sign in with an account of your own, and ask ${administrator.name} to make it a member.

      [See the profile](${env().GALLERY_URL}/profiles/${encodeURIComponent(account.name)})
    `,
  });
}
