/** The part of the catalogue of `errors.ts` that tells of members of organizations. */
import { DomainError } from './errors';

export const organizationUnconfirmed = (name: string) =>
  new DomainError(
    'conflict',
    `The organization "${name}" has not confirmed its e-mail address. One of its administrators has to do that first.`,
  );

export const inviteeUnknown = (name: string) =>
  new DomainError(
    'notFound',
    `There is nobody called "${name}" here. Check the name, or invite the person by e-mail address.`,
    'who',
  );

export const inviteeIsOrganization = (name: string) =>
  new DomainError('conflict', `"${name}" is an organization. Only people can be members.`, 'who');

export const inviteeUnconfirmed = (name: string) =>
  new DomainError(
    'conflict',
    `"${name}" has not confirmed an e-mail address yet, and cannot be a member before. Ask the person to do that first.`,
    'who',
  );

export const memberAlready = (name: string) =>
  new DomainError(
    'conflict',
    `"${name}" is a member already. Change the role in the list of members.`,
    'who',
  );

export const memberNotFound = (name: string) =>
  new DomainError('notFound', `"${name}" is not a member of this organization. Load the page again.`);

export const lastOrganizationAdministrator = (name: string) =>
  new DomainError(
    'conflict',
    `"${name}" is the last administrator of this organization. Make somebody else an administrator first.`,
  );

export const memberInvitationOver = () =>
  new DomainError(
    'notFound',
    'This invitation is no longer good: it was answered, taken back or sent again, or is older than 30 days. Ask an administrator of the organization for a new one.',
  );

export const memberInvitationOfOther = (name: string) =>
  new DomainError(
    'forbidden',
    `This invitation is for another account than "${name}", as which you are signed in, or for an e-mail address that this account has not confirmed. Sign in as that account, or confirm that address under "E-mail address" in your account, and open the link again.`,
  );
