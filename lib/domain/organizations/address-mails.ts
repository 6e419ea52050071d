import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import { putMail } from '../mail/outbox';

type Claim = {
  /** Of the organization for which the address was given. */
  name: string;
  token: string;
};

/** Asks the administrators of a new organization to prove its address. */
export async function mailNewOrganization(
  tx: Transaction,
  to: string,
  { name, token }: Claim,
): Promise<void> {
  const { GALLERY_NAME, GALLERY_URL } = env();
  await putMail(tx, {
    to,
    subject: 'Confirm the address of your organization',
    body: markdown`
      The organization **${name}** was made on ${GALLERY_NAME}, to be reached at this address. One of its administrators has to open the link, signed in to his own account, and press the button there: then its members can publish packages in its name.

      [Confirm the address](${GALLERY_URL}/confirm-email/${token})

      If you know nothing of it, there is nothing to do: nobody can use your address without this link.
    `,
    footer: footerFor(name),
  });
}

/** Asks the administrators of an organization to prove the address to which it wants to move. */
export async function mailNewOrganizationAddress(
  tx: Transaction,
  to: string,
  { name, token }: Claim,
): Promise<void> {
  const { GALLERY_URL } = env();
  await putMail(tx, {
    to,
    subject: 'Confirm the new address of your organization',
    body: markdown`
      The organization **${name}** wants to be reached at this address. One of its administrators has to open the link, signed in to his own account, and press the button there. Until then its old address stays.

      [Confirm the address](${GALLERY_URL}/confirm-email/${token})

      If you know nothing of it, there is nothing to do.
    `,
    footer: footerFor(name),
  });
}

const footerFor = (name: string) =>
  markdown`You get this because this address was given for the organization ${name} on ${env().GALLERY_URL}.`;

/** Tells at the old address of an organization that another one took its place. */
export async function mailOrganizationMoved(
  tx: Transaction,
  { from, to, name }: { from: string; to: string; name: string },
): Promise<void> {
  await putMail(tx, {
    to: from,
    subject: 'The address of your organization was changed',
    body: markdown`
      The organization **${name}** is no longer reached at ${from}, but at ${to}.

      If its administrators know nothing of it, somebody else acts for one of them: write to the administrators of the gallery at once.
    `,
    footer: markdown`You get this because this was the address of the organization ${name} on ${env().GALLERY_URL}.`,
  });
}
