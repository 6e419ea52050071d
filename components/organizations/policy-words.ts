import type { Unmet } from '@/lib/domain/organizations/standing';

/** What a member lacks, in a word or two. */
export const unmetWords: Record<Unmet, string> = {
  secondFactor: 'Second factor',
  provider: 'Linked sign-in',
  addressDomain: 'Address of the domain',
};
