import type { MemberRole } from './standing';

/** What somebody is in this role. */
export const roleWords: Record<MemberRole, string> = {
  administrator: 'an administrator',
  collaborator: 'a collaborator',
};
