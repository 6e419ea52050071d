/** The part of the catalogue of `errors.ts` that tells of organizations. */
import { DomainError } from './errors';
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

/** Why somebody who may look at an organization may not do this. */
export const notAllowedInOrganization = (
  name: string,
  standing: Pick<Standing, 'role' | 'unmet'> | undefined,
) =>
  new DomainError(
    'forbidden',
    standing?.role === 'administrator' && standing.unmet.length > 0
      ? `You do not meet what the organization "${name}" asks of its members: ${standing.unmet.map((demand) => remedies[demand]).join(', and ')}.`
      : `Only administrators of the organization "${name}" may do this. Ask one of them.`,
  );
