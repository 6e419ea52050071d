/** The part of the catalogue of `errors.ts` that tells of accounts. */
import { DomainError } from './errors';

export const accountLocked = (name: string) =>
  new DomainError('forbidden', `The account "${name}" is locked. Ask the gallery's administrators.`);

export const proofNeeded = () =>
  new DomainError(
    'proofNeeded',
    'Confirm that it is you: more than 15 minutes have passed since you last did.',
  );

export const secondFactorNeeded = () =>
  new DomainError(
    'forbidden',
    'This gallery asks for a second factor. Turn one on under "Security" in your account.',
  );

export const addressNeeded = () =>
  new DomainError(
    'forbidden',
    'Confirm your e-mail address first: open the link in the mail that we sent you.',
  );

export const wrongNameOrPassword = () =>
  new DomainError('invalid', 'Name and password do not go together. Check both and try again.');

export const signInOver = () =>
  new DomainError('invalid', 'This took longer than ten minutes, or was done already. Sign in again.');

export const wrongPassword = () =>
  new DomainError('invalid', 'This is not your password. Check it and try again.', 'password');

export const nameTaken = (name: string) =>
  new DomainError('conflict', `The name "${name}" is taken. Choose another one.`, 'name');

export const addressTaken = () =>
  new DomainError('conflict', 'This e-mail address belongs to another account. Use another one.', 'email');

export const accountNotFound = (name: string) =>
  new DomainError('notFound', `There is no account "${name}".`);

export const firstStartOver = () =>
  new DomainError(
    'notFound',
    'This address is no longer good: it was used, it is older than a day, or there is an administrator already. Start Lode again for a new one.',
  );
