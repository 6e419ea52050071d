/** The part of the catalogue of `errors.ts` that tells of reserved prefixes. */
import { DomainError } from './errors';

/** A prefix or an exact ID as people write it: `Contoso.*` stands for all that begins so. */
export const shownPrefix = ({ value, exact }: { value: string; exact: boolean }) =>
  exact ? value : `${value}*`;

const mostNames = 3;

function namesOf(owners: readonly string[]): string {
  const named = owners.slice(0, mostNames).join(' or ');
  return owners.length > mostNames ? `${named} or one of its other owners` : named;
}

type Entry = { value: string; exact: boolean };

const lies = (id: string, { value, exact }: Entry) =>
  exact ? `The ID "${id}" is reserved` : `The ID "${id}" begins with "${value}", which is reserved`;

/** A new ID that only the owners of a prefix may publish. */
export const prefixOfOthers = (id: string, entry: Entry, owners: readonly string[]) =>
  new DomainError(
    'conflict',
    `${lies(id, entry)} for others. Choose another ID, or ask ${namesOf(owners)} to publish it or to share the prefix with you.`,
  );

/** A new ID that nobody may publish, for those who might have left. */
export const prefixOfNobody = (id: string, entry: Entry) =>
  new DomainError(
    'conflict',
    `${lies(id, entry)}, and nobody holds the reservation. Choose another ID, or ask the gallery's administrators.`,
  );

export const prefixNotFound = (value: string) =>
  new DomainError('notFound', `The prefix "${value}" is not reserved here.`, 'value');

export const prefixTaken = (entry: Entry) =>
  new DomainError('conflict', `"${shownPrefix(entry)}" is reserved already.`, 'value');

export const prefixTooWide = (value: string, within: Entry) =>
  new DomainError(
    'conflict',
    `"${value}*" would take in "${shownPrefix(within)}", which is reserved already. Release that one first, or reserve a narrower prefix.`,
    'value',
  );

export const ownsPrefixAlready = (name: string, value: string) =>
  new DomainError('conflict', `${name} owns the prefix "${value}" already.`, 'owner');

export const ownsNoSuchPrefix = (name: string, value: string) =>
  new DomainError('notFound', `${name} does not own the prefix "${value}".`, 'owner');

export const prefixRequestNotFound = () =>
  new DomainError('notFound', 'There is no such request, or it is not yours to see.');

export const prefixRequestWaits = (value: string) =>
  new DomainError('conflict', `There is a request for "${value}" that waits already. Go on there.`, 'value');

export const prefixRequestOver = (value: string) =>
  new DomainError('conflict', `The request for "${value}" is over: nothing about it can be changed.`);

export const prefixThreadFull = (value: string, most: number) =>
  new DomainError(
    'conflict',
    `There are ${most} messages about the request for "${value}", and no more fit. Decide on what was said; or take the request back, and ask again with all that matters.`,
  );

export const notYoursToDecide = (value: string) =>
  new DomainError(
    'forbidden',
    `The request for "${value}" is decided by whoever owns the prefix around it, or else by the gallery's administrators.`,
  );

export const tooManyPrefixRequests = (most: number) =>
  new DomainError('conflict', `${most} requests wait already. Wait until some of them are decided.`);

export const domainNotAlike = (value: string, domain: string) =>
  new DomainError(
    'invalid',
    `"${domain}" does not look like "${value}". Name a domain that the prefix begins with, or none.`,
    'domain',
  );

export const domainNotProved = (recordName: string, content: string) =>
  new DomainError(
    'conflict',
    `No TXT record of "${recordName}" is "${content}" yet. Add it where the domain is managed; it can take some minutes until it is seen. Then try again.`,
  );

export const domainNotAnswering = (recordName: string) =>
  new DomainError(
    'conflict',
    `The name servers that were asked for "${recordName}" did not answer. Try again in some minutes.`,
  );
