/** The part of the catalogue of `errors.ts` that tells of owners of packages. */
import { DomainError } from './errors';

export const mayNotManageOwners = (id: string) =>
  new DomainError(
    'forbidden',
    `Only owners of "${id}", and administrators of organizations that own it, decide who owns it. Ask one of them.`,
  );

export const ownerByAddress = () =>
  new DomainError(
    'invalid',
    'Give the name of an account, not an e-mail address: who owns a package is known to everybody by name.',
    'who',
  );

export const ownerUnknown = (name: string) =>
  new DomainError('notFound', `There is no account "${name}" here. Check the name.`, 'who');

export const ownerUnconfirmed = (name: string) =>
  new DomainError(
    'conflict',
    `"${name}" has not confirmed an e-mail address yet, and cannot own packages before.`,
    'who',
  );

export const ownerLocked = (name: string) =>
  new DomainError(
    'conflict',
    `The account "${name}" is locked, and cannot become an owner. Ask the gallery's administrators.`,
    'who',
  );

export const ownerAlready = (name: string, id: string) =>
  new DomainError('conflict', `"${name}" owns "${id}" already.`, 'who');

export const invitedAlready = (name: string, id: string) =>
  new DomainError(
    'conflict',
    `"${name}" is invited to own "${id}" already, and has not answered. Take that invitation back first to send another one.`,
    'who',
  );

export const tooManyOwners = (id: string, most: number) =>
  new DomainError(
    'conflict',
    `"${id}" has ${most} owners, the most that a package can have. Remove one first.`,
  );

export const tooManyInvitations = (id: string, most: number) =>
  new DomainError(
    'conflict',
    `${most} invitations to own "${id}" wait for an answer, the most that can. Take one back first.`,
  );

export const messageTooLong = (most: number) =>
  new DomainError('invalid', `The message may have at most ${most} characters.`, 'message');

export const notAnOwnerOf = (name: string, id: string) =>
  new DomainError('notFound', `"${name}" does not own "${id}". Load the page again.`);

export const mayNotLeaveFor = (name: string) =>
  new DomainError(
    'forbidden',
    `Only "${name}" itself, or an administrator of it, may leave a package to another owner.`,
    'leaver',
  );

export const lastOwner = (name: string, id: string) =>
  new DomainError(
    'conflict',
    `"${name}" is the last owner of "${id}". Transfer the package, or have somebody else accept to own it first.`,
  );

export const prefixOwnerStays = (name: string, id: string) =>
  new DomainError(
    'forbidden',
    `"${name}" holds the reserved prefix of "${id}". Only somebody who holds such a prefix too, or an administrator of the gallery, may remove this owner.`,
  );

export const ownershipInvitationOver = () =>
  new DomainError(
    'notFound',
    'This invitation is no longer good: it was answered or taken back. If the package is not among yours, ask one of its owners for a new one.',
  );

export const ownershipInvitationOfOther = (name: string) =>
  new DomainError(
    'forbidden',
    `This invitation is for "${name}". Only that person, or an administrator of that organization, may answer it.`,
  );

export const ownershipInviterGone = (id: string) =>
  new DomainError(
    'conflict',
    `Who sent this invitation no longer decides about the owners of "${id}". Ask one of its owners for a new one.`,
  );

export const noPackagesNamed = () => new DomainError('invalid', 'Choose at least one package.', 'id');

export const tooManyPackages = (most: number) =>
  new DomainError('invalid', `At most ${most} packages can be changed at a time. Choose fewer.`, 'id');
