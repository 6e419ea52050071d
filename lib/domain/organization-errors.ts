/** The part of the catalogue of `errors.ts` that tells of organizations. */
import { DomainError } from './errors';

export const organizationNotFound = (name: string) =>
  new DomainError('notFound', `There is no organization "${name}" here, or you are not a member of it.`);
