/** The part of the catalogue of `errors.ts` that tells of API keys and what they are used for. */
import { DomainError, type ErrorCode } from './errors';

export const apiKeyMistyped = () =>
  new DomainError(
    'invalidApiKey',
    'This is not a whole API key: a part is missing, or a character is wrong. Copy the key again; keys of this gallery begin with "lode_".',
  );

export const apiKeyExpired = (name: string, at: Date) =>
  new DomainError(
    'invalidApiKey',
    `The API key "${name}" expired on ${at.toISOString().slice(0, 10)}. Give it a new secret on the gallery under "API keys", or make a new one.`,
  );

export const apiKeyRevoked = (name: string, leaked: boolean) =>
  new DomainError(
    'invalidApiKey',
    leaked
      ? `The API key "${name}" was revoked, for its secret was found in public. Make a new one on the gallery under "API keys".`
      : `The API key "${name}" was revoked. Make a new one on the gallery under "API keys".`,
  );

export const usedFromOtherNetwork = (address: string | undefined) =>
  new DomainError(
    'invalidApiKey',
    `The API key may not be used from ${address ?? 'an unknown address'}: it is bound to other networks. Use it there, or change its networks on the gallery under "API keys".`,
  );

export const ownerUnconfirmed = (name: string, code: ErrorCode) =>
  new DomainError(
    code,
    `The account "${name}" has not confirmed its e-mail address, so its API keys do nothing. Confirm it under "E-mail address" in the account.`,
  );

export const scopeMissing = (needed: string, has: string) =>
  new DomainError('invalidApiKey', noScope(needed, has));

export const noScope = (needed: string, has: string) =>
  `The API key has no scope to ${needed}: it may only ${has}. Use a key that has that scope.`;

export const noScopeForNewId = (id: string, has: string) =>
  `There is no package "${id}" here, and the API key has no scope to push new packages: it may only ${has}. Check the ID, or use a key that has that scope.`;

const mostNamed = 5;

export const noPattern = (id: string, globs: readonly string[]) => {
  const more = globs.length > mostNamed ? ` and ${globs.length - mostNamed} more` : '';
  return `The API key covers ${globs.slice(0, mostNamed).join(', ')}${more}, and "${id}" is none of them. Use a key that covers it, or change what this one covers.`;
};

export const noOwner = (id: string, ownerName: string) =>
  `The API key acts in the name of "${ownerName}", which is not an owner of "${id}". Use a key in the name of an owner, or ask one to invite "${ownerName}".`;

export const noOwnerInPerson = (id: string) =>
  `Only owners of "${id}" may do this, and you are not an owner.`;

export const verificationForOtherId = (id: string) =>
  new DomainError('forbidden', `The verification key is for another package ID than "${id}".`);
