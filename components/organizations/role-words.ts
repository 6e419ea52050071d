import type { MemberRole } from '@/lib/domain/organizations/standing';

/** What a role is called in a list. */
export const roleNames: Record<MemberRole, string> = {
  administrator: 'Administrator',
  collaborator: 'Collaborator',
};

/** What a role is called in a sentence. */
export const rolePhrases: Record<MemberRole, string> = {
  administrator: 'an administrator',
  collaborator: 'a collaborator',
};

/** What those in a role may do. */
export const roleRights: Record<MemberRole, string> = {
  administrator:
    'Administrators also decide about members, owners of its packages, its address and its policies.',
  collaborator:
    'Collaborators publish, unlist and deprecate packages in its name, and make API keys for that.',
};
