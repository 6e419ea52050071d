import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Actor, requireUser } from '../actor';
import { standingsOf } from '../organizations/standing';
import { inviterName } from './end-invitations';
import { accountsToActFor, mayDoAsMember } from '../permissions';

/** An invitation to own a package, as who sent it and who is to answer it see it. */
export type InvitationLine = {
  key: number;
  id: string;
  /** Who is to own it. */
  who: string;
  organization: boolean;
  /** Nothing for somebody who no longer decides about its owners. */
  inviter: string | null;
  /** Who leaves the package as it is accepted. */
  leaver: string | null;
  message: string;
  sentAt: Date;
};

/** As many as anybody can look through. */
const mostListed = 200;

/** The invitations that somebody may answer, for himself and his organizations: the last one first. */
export async function listReceived(actor: Actor): Promise<InvitationLine[]> {
  const user = requireUser(actor);
  const standings = await standingsOf(db(), user.accountKey);
  const organizations = standings.filter((one) => mayDoAsMember(user, 'handleOwnershipRequest', one));
  const keys = [user.accountKey, ...organizations.map(({ organizationKey }) => organizationKey)];
  return listLines(Prisma.sql`request."inviteeKey" = any(${keys}::int[])`);
}

/** The invitations that somebody sent, and those to the packages about whose owners he decides: the last one first. */
export async function listSent(actor: Actor): Promise<InvitationLine[]> {
  const user = requireUser(actor);
  const { accountKeys } = await accountsToActFor(db(), user, 'manageOwners');
  return listLines(Prisma.sql`(request."inviterKey" = ${user.accountKey} or request."packageKey" in (
    select owner."packageKey" from "PackageOwner" owner
    where owner."accountKey" = any(${[...accountKeys]}::int[])))`);
}

const listLines = (which: Prisma.Sql) => db().$queryRaw<InvitationLine[]>`
  select request.key, package.id, invitee.name as who, invitee.kind = 'organization' as organization,
         ${inviterName} as inviter, leaver.name as leaver, request.message, request."createdAt" as "sentAt"
  from "OwnershipRequest" request
  join "Package" package on package.key = request."packageKey"
  join "Account" invitee on invitee.key = request."inviteeKey"
  left join "Account" leaver on leaver.key = request."leaverKey"
  where ${which}
  order by request.key desc limit ${mostListed}`;
