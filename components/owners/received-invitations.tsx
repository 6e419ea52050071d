import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { InvitationLine } from '@/lib/domain/owners/own-invitations';
import { packagePath, profilePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';
import { AnswerAll } from './answer-all';
import { AnswerEach } from './answer-each';

type Props = {
  invitations: readonly InvitationLine[];
  /** The name of who looks. */
  own: string;
  accept: FormAction;
  decline: FormAction;
};

/** The packages that somebody is invited to own. */
export function ReceivedInvitations({ invitations, own, accept, decline }: Props) {
  return (
    <Section wide id="received" title="Received">
      <AllAtOnce invitations={invitations} accept={accept} decline={decline} />
      <AnswerEach
        invitations={invitations.map((invitation) => ({
          key: invitation.key,
          id: invitation.id,
          who: invitation.who,
          asked: <Asked invitation={invitation} own={own} />,
        }))}
        accept={accept}
        decline={decline}
      />
      {invitations.length === 0 && (
        <div className="mt-4">
          <EmptyState title="No invitations">
            When somebody invites you, or an organization that you administer, to own a package, it stands
            here.
          </EmptyState>
        </div>
      )}
    </Section>
  );
}

function Asked({ invitation, own }: { invitation: InvitationLine; own: string }) {
  const { id, who, inviter, leaver, message, sentAt } = invitation;
  return (
    <>
      <p>
        <TextLink href={packagePath(id)}>{id}</TextLink>:{' '}
        {inviter === null ? (
          'somebody who no longer decides about it'
        ) : (
          <TextLink quiet href={profilePath(inviter)}>
            {inviter}
          </TextLink>
        )}{' '}
        invites {who === own ? 'you' : who} to own it{leaver !== null && ` in place of ${leaver}`},{' '}
        <TimeAgo at={sentAt} />.
      </p>
      {message !== '' && (
        <blockquote className="mt-2 max-w-measure border-l-2 border-edge pl-3 wrap-anywhere whitespace-pre-line text-ink-soft">
          {message}
        </blockquote>
      )}
    </>
  );
}

/** Stands here whatever is left to answer, for it tells what became of the last answer. */
function AllAtOnce({ invitations, accept, decline }: Omit<Props, 'own'>) {
  const all = plural(invitations.length, 'invitation');
  const shared = {
    offered: invitations.length > 1,
    values: { keys: invitations.map(({ key }) => key).join(',') },
  };
  return (
    <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2 empty:hidden">
      <AnswerAll
        kind="plain"
        summary={`Accept all ${all}`}
        action={accept}
        label={`Accept ${all}`}
        pendingText="Accepting…"
        refused="Not every invitation was accepted"
        {...shared}
      >
        <p>
          Look through the list first: what is published under these packages is then published by you, too.
        </p>
      </AnswerAll>
      <AnswerAll
        kind="danger"
        summary={`Decline all ${all}`}
        action={decline}
        label={`Decline ${all}`}
        pendingText="Declining…"
        refused="Not every invitation was declined"
        {...shared}
      >
        <p>Whoever invited is told.</p>
      </AnswerAll>
    </div>
  );
}
