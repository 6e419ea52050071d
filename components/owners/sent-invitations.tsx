import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { InvitationLine } from '@/lib/domain/owners/own-invitations';
import { packageOwnersPath, profilePath } from '@/lib/format/paths';
import { TakeBack } from './waiting-owners';

type Props = { invitations: readonly InvitationLine[]; cancel: FormAction };

const columns = [
  { label: 'Package' },
  { label: 'Invited' },
  { label: 'By' },
  { label: 'Sent' },
  { label: 'Actions', silent: true },
];

/** Whom somebody, and the other owners of his packages, wait for. */
export function SentInvitations({ invitations, cancel }: Props) {
  return (
    <Section wide id="sent" title="Sent">
      {invitations.length === 0 ? (
        <p className="mt-3 text-sm text-ink-soft">
          Nobody is invited to own a package of yours. Invite somebody under “Owners” of the package.
        </p>
      ) : (
        <div className="mt-3">
          <Table stacks caption="Invitations that you wait for" columns={columns}>
            {invitations.map(({ key, id, who, inviter, leaver, sentAt }) => (
              <tr key={key}>
                <RowHead>
                  <TextLink quiet href={packageOwnersPath(id)}>
                    {id}
                  </TextLink>
                </RowHead>
                <Cell label="Invited">
                  <TextLink quiet href={profilePath(who)}>
                    {who}
                  </TextLink>
                  {leaver !== null && <span className="block text-ink-soft">in place of {leaver}</span>}
                </Cell>
                <Cell label="By">{inviter ?? 'Nobody who decides any more'}</Cell>
                <Cell label="Sent">
                  <TimeAgo at={sentAt} />
                </Cell>
                <Cell>
                  <TakeBack invitationKey={key} name={who} action={cancel} />
                </Cell>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </Section>
  );
}
