import type { MenuLink } from '@/components/layout/menu-link';
import { organizationPath } from '@/lib/format/paths';

/** The pages of an organization, in the order of their menu. */
export const organizationLinks = (name: string): readonly MenuLink[] => [
  { label: 'Profile', href: organizationPath(name) },
  { label: 'Members', href: organizationPath(name, 'members') },
  { label: 'API keys', href: organizationPath(name, 'api-keys') },
  { label: 'Policies', href: organizationPath(name, 'policies') },
  { label: 'Activity', href: organizationPath(name, 'activity') },
  { label: 'E-mail address', href: organizationPath(name, 'email') },
  { label: 'Notifications', href: organizationPath(name, 'notifications') },
  { label: 'Delete', href: organizationPath(name, 'delete') },
];
