import type { MenuLink } from '@/components/layout/menu-link';

/** The pages of administrators, in the order of their menu; the first is where "Administration" leads. */
export const adminLinks = [
  { label: 'Mail', href: '/admin/mail' },
  { label: 'Invitations', href: '/admin/invitations' },
  { label: 'Prefixes', href: '/admin/prefixes' },
] as const satisfies readonly MenuLink[];
