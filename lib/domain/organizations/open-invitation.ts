import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { hashSecret } from '../secret';
import type { Invitee } from './invitation-mails';
import type { MemberRole } from './standing';

/** An invitation as a list has it, or as the link of its mail. */
export type InvitationRef = { key: number } | { token: string };

export type OpenInvitation = {
  key: number;
  role: MemberRole;
  /** Who was invited by name. */
  inviteeKey: number | null;
  inviteeName: string | null;
  /** Where somebody was invited by address. */
  address: string | null;
  lowerAddress: string | null;
  expiresAt: Date;
  organizationName: string;
  organizationLowerName: string;
  inviterName: string | null;
};

type Reader = Pick<Transaction, '$queryRaw' | 'emailAddress'>;

/** An invitation that was neither answered nor taken back, is not too old, and whose organization is there. */
export async function findOpenInvitation(
  tx: Reader,
  ref: InvitationRef,
): Promise<OpenInvitation | undefined> {
  const [found] = await listOpenInvitations(
    tx,
    'token' in ref
      ? Prisma.sql`invitation."tokenHash" = ${hashSecret(ref.token)}`
      : Prisma.sql`invitation.key = ${ref.key}`,
  );
  return found;
}

const mostListed = 100;

/** As `findOpenInvitation`, all that somebody may accept: the newest first, as many as anybody can look through. */
export async function listInvitationsFor(tx: Reader, accountKey: number): Promise<OpenInvitation[]> {
  return listOpenInvitations(
    tx,
    Prisma.sql`(invitation."inviteeKey" = ${accountKey}
      or invitation."lowerAddress" in (
        select own."confirmedAddress" from "EmailAddress" own where own."accountKey" = ${accountKey}))`,
  );
}

const listOpenInvitations = (tx: Reader, which: Prisma.Sql) =>
  tx.$queryRaw<OpenInvitation[]>`
    select invitation.key, invitation.role::text as role, invitation."inviteeKey", invitee.name as "inviteeName",
           invitation.address, invitation."lowerAddress", invitation."expiresAt",
           organization.name as "organizationName", organization."lowerName" as "organizationLowerName",
           inviter.name as "inviterName"
    from "MembershipInvitation" invitation
    join "Account" organization on organization.key = invitation."organizationKey"
    left join "Account" invitee on invitee.key = invitation."inviteeKey"
    left join "Account" inviter on inviter.key = invitation."inviterKey"
    where ${which} and invitation."expiresAt" > now() and organization."deletedAt" is null
    order by invitation.key desc limit ${mostListed}`;

/** Whether an invitation is for this account: by its name, or by an address that it has proved. */
export async function isFor(
  tx: Pick<Transaction, 'emailAddress'>,
  accountKey: number,
  { inviteeKey, lowerAddress }: OpenInvitation,
): Promise<boolean> {
  if (inviteeKey !== null || lowerAddress === null) return inviteeKey === accountKey;
  return (await tx.emailAddress.count({ where: { accountKey, confirmedAddress: lowerAddress } })) > 0;
}

/** The conditions by one of which an invitation is for this account. */
export async function ownInvitations(
  tx: Pick<Transaction, 'emailAddress'>,
  accountKey: number,
): Promise<Prisma.MembershipInvitationWhereInput[]> {
  const proved = await tx.emailAddress.findMany({
    where: { accountKey, confirmedAddress: { not: null } },
    select: { lowerAddress: true },
  });
  const lowerAddresses = proved.map(({ lowerAddress }) => lowerAddress);
  return [{ inviteeKey: accountKey }, { lowerAddress: { in: lowerAddresses } }];
}

/** Whom the mails of an invitation call and reach. */
export function inviteeOf({
  inviteeKey,
  inviteeName,
  address,
}: Pick<OpenInvitation, 'inviteeKey' | 'inviteeName' | 'address'>): Invitee {
  return inviteeKey === null
    ? { address: address ?? '' }
    : { accountKey: inviteeKey, name: inviteeName ?? '' };
}
