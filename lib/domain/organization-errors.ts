/** The part of the catalogue of `errors.ts` that tells of organizations. */
import { DomainError, type ErrorCode } from './errors';
import type { Standing, Unmet } from './organizations/standing';

export const organizationNotFound = (name: string) =>
  new DomainError('notFound', `There is no organization "${name}" here, or you are not a member of it.`);

/** What to do about a demand of an organization, by the demand. */
const remedies: Record<Unmet, string> = {
  secondFactor: 'turn on a second factor under "Security" in your account',
  provider: 'link the sign-in that its policies name under "Linked sign-ins" in your account',
  addressDomain:
    'confirm an address of the domain that its policies name under "E-mail address" in your account',
};

const lacking = (name: string, unmet: readonly Unmet[]) =>
  `You do not meet what the organization "${name}" asks of its members: ${unmet.map((demand) => remedies[demand]).join(', and ')}.`;

/** Why somebody who may look at an organization may not do this. */
export const notAllowedInOrganization = (
  name: string,
  standing: Pick<Standing, 'role' | 'unmet'> | undefined,
) =>
  new DomainError(
    'forbidden',
    standing?.role === 'administrator' && standing.unmet.length > 0
      ? lacking(name, standing.unmet)
      : `Only administrators of the organization "${name}" may do this. Ask one of them.`,
  );

/** Why nothing is done in an organization's name by this person now, and what to do about it. */
export const mayNotActFor = (
  name: string,
  standing: Pick<Standing, 'confirmed' | 'unmet'> | undefined,
  code: ErrorCode,
  field?: string,
) => new DomainError(code, whyNotFor(name, standing), field);

function whyNotFor(name: string, standing: Pick<Standing, 'confirmed' | 'unmet'> | undefined): string {
  if (standing === undefined) {
    return `You are not a member of the organization "${name}" any more: keys in its name work again once you are.`;
  }
  return standing.confirmed
    ? lacking(name, standing.unmet)
    : `The organization "${name}" has not confirmed its e-mail address: nothing is done in its name until one of its administrators does.`;
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

export const keyLifeBounded = (name: string, most: number) =>
  new DomainError('invalid', `A key in the name of "${name}" lives for at most ${most} days.`, 'days');
