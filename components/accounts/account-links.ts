import type { MenuLink } from '@/components/layout/menu-link';

/** The pages of one's own account, in the order of their menu. */
export const accountLinks: readonly MenuLink[] = [
  { label: 'Profile', href: '/account' },
  { label: 'E-mail address', href: '/account/email' },
  { label: 'Password', href: '/account/password' },
  { label: 'Linked sign-ins', href: '/account/logins' },
  { label: 'Security', href: '/account/security' },
  { label: 'Sessions', href: '/account/sessions' },
  { label: 'API keys', href: '/account/api-keys' },
  { label: 'Packages', href: '/account/packages' },
  { label: 'Prefixes', href: '/account/prefixes' },
  { label: 'Organizations', href: '/account/organizations' },
  { label: 'Notifications', href: '/account/notifications' },
  { label: 'Security log', href: '/account/security-log' },
  { label: 'Your data', href: '/account/data' },
];
