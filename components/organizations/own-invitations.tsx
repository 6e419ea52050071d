import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { MemberRole } from '@/lib/domain/organizations/standing';
import { profilePath } from '@/lib/format/paths';
import { InvitationAnswer } from './invitation-answer';
import { rolePhrases, roleRights } from './role-words';

type InvitationLine = {
  key: number;
  organization: string;
  role: MemberRole;
  inviter: string | undefined;
  expiresAt: Date;
};

type Props = { invitations: readonly InvitationLine[]; accept: FormAction; decline: FormAction };

/** The organizations that somebody may join. */
export function OwnInvitations({ invitations, accept, decline }: Props) {
  return (
    <Section wide id="invitations" title="Invitations">
      {invitations.length === 0 ? (
        <div className="mt-4">
          <EmptyState title="No invitations">
            When an organization invites you, by your name or at the address that you confirmed, it stands
            here.
          </EmptyState>
        </div>
      ) : (
        <ul className="mt-3 divide-y divide-line">
          {invitations.map(({ key, organization, role, inviter, expiresAt }) => (
            <li key={key} className="py-4 text-sm">
              <p>
                <TextLink href={profilePath(organization)}>{organization}</TextLink>: {inviter ?? 'somebody'}{' '}
                invites you to be {rolePhrases[role]}. It ends <TimeAgo at={expiresAt} />.
              </p>
              <p className="mt-1 text-ink-soft">{roleRights[role]}</p>
              <InvitationAnswer
                organization={organization}
                values={{ key }}
                accept={accept}
                decline={decline}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
