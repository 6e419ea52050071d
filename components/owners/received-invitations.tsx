import { ActForm } from '@/components/ui/act-form';
import { EmptyState } from '@/components/ui/empty-state';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { InvitationLine } from '@/lib/domain/owners/own-invitations';
import { packagePath, profilePath } from '@/lib/format/paths';
import { plural } from '@/lib/format/sentences';

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
      {invitations.length === 0 ? (
        <div className="mt-4">
          <EmptyState title="No invitations">
            When somebody invites you, or an organization that you administer, to own a package, it stands
            here.
          </EmptyState>
        </div>
      ) : (
        <>
          {invitations.length > 1 && (
            <AllAtOnce invitations={invitations} accept={accept} decline={decline} />
          )}
          <ul className="mt-3 divide-y divide-line">
            {invitations.map((invitation) => (
              <li key={invitation.key} className="py-4 text-sm">
                <Asked {...invitation} own={own} />
                <Answer invitation={invitation} accept={accept} decline={decline} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Asked({ id, who, inviter, leaver, message, sentAt, own }: InvitationLine & { own: string }) {
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

type AnswerProps = Pick<Props, 'accept' | 'decline'> & { invitation: InvitationLine };

function Answer({ invitation: { key, id, who }, accept, decline }: AnswerProps) {
  return (
    <div className="mt-3 flex flex-col items-start gap-3">
      <ActForm
        kind="primary"
        action={accept}
        values={{ keys: key }}
        label={`Own ${id}`}
        pendingText="Accepting…"
      >
        <p>Everybody sees that {who} owns it, and takes what is published under it for yours, too.</p>
      </ActForm>
      <FoldedAct
        summary={
          <>
            Decline<span className="sr-only"> to own {id}</span>
          </>
        }
        action={decline}
        values={{ keys: key }}
        label="Decline the invitation"
        pendingText="Declining…"
      >
        <p>Whoever invited is told, and can invite again.</p>
      </FoldedAct>
    </div>
  );
}

function AllAtOnce({ invitations, accept, decline }: Omit<Props, 'own'>) {
  const keys = invitations.map(({ key }) => key).join(',');
  const all = plural(invitations.length, 'invitation');
  return (
    <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
      <FoldedAct
        kind="plain"
        summary={`Accept all ${all}`}
        action={accept}
        values={{ keys }}
        label={`Accept ${all}`}
        pendingText="Accepting…"
      >
        <p>
          Look through the list first: what is published under these packages is then published by you, too.
        </p>
      </FoldedAct>
      <FoldedAct
        summary={`Decline all ${all}`}
        action={decline}
        values={{ keys }}
        label={`Decline ${all}`}
        pendingText="Declining…"
      >
        <p>Whoever invited is told.</p>
      </FoldedAct>
    </div>
  );
}
