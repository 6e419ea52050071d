import { AccountIcon } from '@/components/accounts/account-icon';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Section } from '@/components/ui/section';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { WaitingOwner } from '@/lib/domain/owners/ownership';
import { profilePath } from '@/lib/format/paths';

type Props = {
  waiting: readonly WaitingOwner[];
  /** Left out for who may only look. */
  cancel?: FormAction;
};

const columns = [{ label: 'Invited' }, { label: 'By' }, { label: 'Sent' }];

/** Whom the owners of a package wait for. */
export function WaitingOwners({ waiting, cancel }: Props) {
  const all = cancel === undefined ? columns : [...columns, { label: 'Actions', silent: true }];
  return (
    <Section wide id="waiting" title="Invited, and not an owner yet">
      <div className="mt-3">
        <Table stacks caption="Invitations that wait" columns={all}>
          {waiting.map(({ key, name, organization, inviter, leaver, sentAt }) => (
            <tr key={key}>
              <RowHead>
                <span className="flex items-center gap-2">
                  <AccountIcon organization={organization} />
                  <TextLink quiet href={profilePath(name)}>
                    {name}
                  </TextLink>
                </span>
                {leaver !== null && (
                  <span className="block font-normal text-ink-soft">in place of {leaver}</span>
                )}
              </RowHead>
              <Cell label="By">{inviter ?? 'Nobody who decides any more'}</Cell>
              <Cell label="Sent">
                <TimeAgo at={sentAt} />
              </Cell>
              {cancel !== undefined && (
                <Cell>
                  <TakeBack invitationKey={key} name={name} action={cancel} />
                </Cell>
              )}
            </tr>
          ))}
        </Table>
      </div>
    </Section>
  );
}

type TakeBackProps = { invitationKey: number; name: string; action: FormAction };

/** Takes an invitation back, opened to say what that means. */
export function TakeBack({ invitationKey, name, action }: TakeBackProps) {
  return (
    <FoldedAct
      summary={
        <>
          Take back<span className="sr-only"> the invitation of {name}</span>
        </>
      }
      action={action}
      values={{ key: invitationKey }}
      label="Take the invitation back"
      pendingText="Taking back…"
    >
      <p>{name} can no longer accept, and is told so.</p>
    </FoldedAct>
  );
}
