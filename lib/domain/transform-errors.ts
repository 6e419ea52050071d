/** The part of the catalogue of `errors.ts` that tells of accounts that become organizations. */
import { DomainError, invalidField } from './errors';

/** Why an account cannot become an organization now. */
export type Hindrance =
  'unconfirmed' | 'locked' | 'organization' | 'lastAdministrator' | 'administrator' | 'member' | 'invited';

const reasons: Record<Hindrance, (name: string) => string> = {
  unconfirmed: (name) => `The account "${name}" has no confirmed e-mail address. Confirm one first.`,
  locked: (name) => `The account "${name}" is locked. Ask the gallery's administrators.`,
  organization: (name) => `"${name}" is an organization already.`,
  lastAdministrator: (name) =>
    `The account "${name}" is the last administrator of this gallery. Make somebody else an administrator first.`,
  administrator: (name) =>
    `The account "${name}" administers this gallery, which no organization can. It has to give that up first: ask the gallery's operator.`,
  member: (name) =>
    `The account "${name}" is a member of an organization, which no organization can be. It has to leave first.`,
  invited: (name) =>
    `The account "${name}" is invited to become a member of an organization. That invitation has to be declined first.`,
};

export const transformHindered = (hindrance: Hindrance, name: string) =>
  new DomainError('conflict', reasons[hindrance](name));

export const transformOver = () =>
  new DomainError(
    'notFound',
    'This request is over: it was answered, taken back or replaced by another one, or is older than 30 days.',
  );

export const transformOfOther = (name: string) =>
  new DomainError(
    'forbidden',
    `This link belongs to another account than "${name}", as which you are signed in. Sign out, sign in as the account that the mail names, and open the link again.`,
  );

const futureAdministrator = (sentence: string) => invalidField('administrator', sentence);

export const administratorUnknown = (name: string) =>
  futureAdministrator(`There is no person "${name}" here. Give the name of an account of one.`);

export const administratorByAddress = () =>
  futureAdministrator('Give the name of the account, not an e-mail address.');

export const administratorIsItself = () =>
  futureAdministrator(
    'Name another account than your own: nobody can sign in to yours once it is an organization.',
  );

export const administratorIsOrganization = (name: string) =>
  futureAdministrator(`"${name}" is an organization. Name the account of a person.`);

export const administratorUnconfirmed = (name: string) =>
  futureAdministrator(`The account "${name}" has no confirmed e-mail address. Name another one, or wait.`);

export const administratorLocked = (name: string) =>
  futureAdministrator(`The account "${name}" is locked. Name another one.`);
