import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { type Markdown, markdown } from '@/lib/mail/markdown';
import { findConfirmedAddress } from '../accounts/find';
import type { HeldOrganization } from './hold';
import { mailAdministrators, mailPerson, mailStranger } from './mails';
import { roleWords } from './role-words';
import type { MemberRole } from './standing';

/** Who is invited: somebody who has an account, or whoever proves an address. */
export type Invitee = { accountKey: number; name: string } | { address: string };

type Invited = { invitee: Invitee; role: MemberRole };

type Sent = Invited & {
  /** The name of who invites. */
  inviter: string;
  token: string;
  days: number;
};

/** What others are told of somebody who was invited: of an address never whose it is. */
const shownName = (invitee: Invitee) => ('name' in invitee ? invitee.name : invitee.address);

/** Invites somebody. Answers go to the organization. */
export async function mailInvited(
  tx: Transaction,
  organization: HeldOrganization,
  { invitee, role, inviter, token, days }: Sent,
): Promise<void> {
  const { GALLERY_NAME, GALLERY_URL } = env();
  await mailInvitee(tx, invitee, {
    subject: `You are invited to ${organization.name}`,
    replyTo: await findConfirmedAddress(organization.key, tx),
    body: (hasAccount) => markdown`
      **${inviter}** invites you to be ${roleWords[role]} of the organization **${organization.name}** on ${GALLERY_NAME}, a gallery of packages for .NET. ${rights[role]}

      ${hasAccount ? 'The link leads to where you accept or decline, signed in.' : 'The link leads to where you make an account with this address, and then accept or decline.'} The invitation is good for ${days} days.

      [See the invitation](${GALLERY_URL}/account/organizations/invitations/${token})

      If you do not want it, you can also do nothing.
    `,
  });
}

const rights: Record<MemberRole, string> = {
  collaborator: 'Collaborators publish, unlist and deprecate packages in its name.',
  administrator: 'Administrators publish in its name, and decide about its members, owners and settings.',
};

/** Tells the administrators that somebody was invited, and by whom. */
export async function mailInvitationSent(
  tx: Transaction,
  organization: HeldOrganization,
  { invitee, role, inviter }: Omit<Sent, 'token' | 'days'>,
): Promise<void> {
  await mailAdministrators(tx, organization, {
    subject: `${shownName(invitee)} was invited to ${organization.name}`,
    body: markdown`
      **${inviter}** invited **${shownName(invitee)}** to be ${roleWords[role]} of the organization **${organization.name}**.

      [See its members](${membersAddress(organization)})
    `,
  });
}

/** Tells somebody that an invitation no longer holds. */
export async function mailInvitationCancelled(
  tx: Transaction,
  organization: HeldOrganization,
  invitee: Invitee,
): Promise<void> {
  await mailInvitee(tx, invitee, {
    subject: `Your invitation to ${organization.name} was taken back`,
    body: () =>
      markdown`The invitation to be a member of the organization **${organization.name}** was taken back. There is nothing to do.`,
  });
}

/** Tells the administrators that somebody does not want to be a member. */
export async function mailInvitationDeclined(
  tx: Transaction,
  organization: HeldOrganization,
  { invitee, role }: Invited,
): Promise<void> {
  await mailAdministrators(tx, organization, {
    subject: `${shownName(invitee)} declined to join ${organization.name}`,
    body: markdown`
      **${shownName(invitee)}** declined the invitation to be ${roleWords[role]} of the organization **${organization.name}**.

      [See its members](${membersAddress(organization)})
    `,
  });
}

type InviteeMail = { subject: string; replyTo?: string | undefined; body: (hasAccount: boolean) => Markdown };

/** Who has proved the address in the meantime is written to as everybody who has an account. */
async function mailInvitee(tx: Transaction, invitee: Invitee, { body, ...mail }: InviteeMail): Promise<void> {
  if ('accountKey' in invitee) return mailPerson(tx, invitee.accountKey, { ...mail, body: body(true) });
  const owner = await findPersonAt(tx, invitee.address);
  if (owner !== undefined) return mailPerson(tx, owner, { ...mail, body: body(true) });
  return mailStranger(tx, invitee.address, { ...mail, body: body(false) });
}

async function findPersonAt(tx: Transaction, address: string): Promise<number | undefined> {
  const found = await tx.emailAddress.findFirst({
    where: { confirmedAddress: address.toLowerCase(), account: { kind: 'user' } },
    select: { accountKey: true },
  });
  return found?.accountKey;
}

const membersAddress = ({ name }: HeldOrganization) => `${env().GALLERY_URL}/organizations/${name}/members`;
