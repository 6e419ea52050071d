import { markdown } from '@/lib/mail/markdown';

type Deleted = {
  name: string;
  /** The administrator who deleted it; undefined: it went with its only member. */
  by: string | undefined;
};

/** Tells where an organization was reached that it is no more. */
export const organizationDeletedMail = ({ name, by }: Deleted) => ({
  subject: 'Your organization was deleted',
  body: markdown`
    The organization **${name}** was deleted${by === undefined ? ', as its only member deleted his account' : ` by its administrator ${by}`}. Its address, profile, API keys, invitations and policies are gone. Nobody can be given its name.

    If this should not have been, write to the administrators of the gallery. They cannot bring the organization back.
  `,
});

/** Tells where an organization is reached that its last administrator left, and who runs it now. */
export const allAdministratorsMail = (name: string) => ({
  subject: 'All members are administrators now',
  body: markdown`
    The last administrator of the organization **${name}** deleted his account. So that somebody can run it, all its other members are administrators now.

    If that is too many, one of them can make others collaborators again.
  `,
});
