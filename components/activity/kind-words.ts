import type { ActivityKind } from '@/lib/domain/activity/kinds';

/** What each kind of act is called where it is chosen. */
export const kindWords: Record<ActivityKind, string> = {
  pushes: 'Pushes',
  changes: 'Listing, deprecation and deletion',
  owners: 'Owners and prefixes',
  members: 'Members',
  keys: 'API keys',
  settings: 'Settings of the organization',
  account: 'Account and sign-ins',
};
