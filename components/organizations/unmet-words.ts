import type { Unmet } from '@/lib/domain/organizations/standing';

/** What a member lacks of what his organization asks. */
export const unmetWords: Record<Unmet, string> = {
  secondFactor: 'No second factor',
  provider: 'Sign-in not linked',
  addressDomain: 'Address of another domain',
};

/** What he does about it. */
export const unmetRemedies: Record<Unmet, string> = {
  secondFactor: 'Turn on a second factor under “Security” in your account.',
  provider: 'Link the sign-in that its policies name under “Linked sign-ins” in your account.',
  addressDomain:
    'Confirm an address of the domain that its policies name under “E-mail address” in your account.',
};
