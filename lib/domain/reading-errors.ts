/** The part of the catalogue of `errors.ts` that tells who may not read in a gallery that is for its members. */
import { DomainError } from './errors';

export const readersOnly = () =>
  new DomainError(
    'unauthenticated',
    'This gallery is for its members. Sign in, or send your user name with an API key that may read as the password.',
  );

export const readScopeMissing = () =>
  new DomainError('forbidden', 'The API key may not read. Edit it to have that scope, or use another one.');

export const wrongUserName = () =>
  new DomainError(
    'forbidden',
    'The API key does not go with this user name. Send the name of its maker, or of the account in whose name it acts.',
  );

export const unconfirmedReader = (name: string) =>
  new DomainError(
    'forbidden',
    `The account "${name}" has not confirmed its e-mail address: its API keys read nothing before that.`,
  );
