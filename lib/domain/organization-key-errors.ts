/** The part of the catalogue of `errors.ts` that tells of API keys in the name of organizations. */
import { DomainError, type ErrorCode } from './errors';
import { unmetDemands } from './organization-errors';
import type { Standing } from './organizations/standing';

/** Why nothing is done in an organization's name by this person now, and what to do about it. */
export const mayNotActFor = (name: string, standing: Standing | undefined, code: ErrorCode, field?: string) =>
  new DomainError(code, whyNotFor(name, standing), field);

function whyNotFor(name: string, standing: Standing | undefined): string {
  if (standing === undefined) {
    return `You are not a member of the organization "${name}" any more: keys in its name work again once you are.`;
  }
  const unconfirmed = `The organization "${name}" has not confirmed its e-mail address: nothing is done in its name until one of its administrators does.`;
  return (standing.confirmed ? unmetDemands(standing) : undefined) ?? unconfirmed;
}

export const newIdsByAdministratorsOnly = (name: string, id: string) =>
  new DomainError(
    'pushForbidden',
    `In the organization "${name}" only administrators create package IDs. Ask one of them to push the first version of "${id}".`,
  );

export const newIdScopeRefused = (name: string) =>
  new DomainError(
    'invalid',
    `In the organization "${name}" only administrators create package IDs. Choose to push only new package versions.`,
    'scopes',
  );

export const newIdKeyNotRenewed = (name: string) =>
  new DomainError(
    'forbidden',
    `In the organization "${name}" only administrators create package IDs, and what a key may push stays as it was made. Make a new key that pushes only new package versions, and delete this one.`,
  );

export const keyLifeBounded = (name: string, most: number) =>
  new DomainError('invalid', `A key in the name of "${name}" lives for at most ${most} days.`, 'days');
