import { db } from '@/lib/db/client';
import { findInvitation } from '../accounts/invitations';
import { type Actor, requireSignedIn } from '../actor';
import { memberInvitationOver } from '../member-errors';
import { findOpenInvitation, isFor, listInvitationsFor, type OpenInvitation } from './open-invitation';
import type { MemberRole } from './standing';

export type OwnInvitation = {
  key: number;
  organization: string;
  role: MemberRole;
  /** Nothing for somebody who has left. */
  inviter: string | undefined;
  expiresAt: Date;
};

/** Of which organizations somebody may become a member: the last one to invite him first. */
export async function listOwnInvitations(actor: Actor): Promise<OwnInvitation[]> {
  const { accountKey } = requireSignedIn(actor);
  return (await listInvitationsFor(db(), accountKey)).map(shown);
}

export type LinkedInvitation = OwnInvitation & {
  /** Whether whoever asks may accept. */
  mine: boolean;
  /** Where it was sent, if it is for whoever proves that address. */
  address: string | undefined;
  /** Whether an account can be made by the very link. */
  signUp: boolean;
};

/** The invitation of a mail's link. Changes nothing. Throws `memberInvitationOver`. */
export async function getInvitationByToken(actor: Actor, token: string): Promise<LinkedInvitation> {
  const found = await findOpenInvitation(db(), { token });
  if (found === undefined) throw memberInvitationOver();
  return {
    ...shown(found),
    mine: actor.kind === 'user' && (await isFor(db(), actor.accountKey, found)),
    address: found.address ?? undefined,
    signUp: (await findInvitation(token)) !== undefined,
  };
}

/** Whether a token is that of an invitation of an organization that still holds. */
export async function invitesMember(token: string): Promise<boolean> {
  return (await findOpenInvitation(db(), { token })) !== undefined;
}

const shown = ({ key, organizationName, role, inviterName, expiresAt }: OpenInvitation): OwnInvitation => ({
  key,
  organization: organizationName,
  role,
  inviter: inviterName ?? undefined,
  expiresAt,
});
