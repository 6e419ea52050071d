import { Badge } from '@/components/ui/badge';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Pagination } from '@/components/ui/pagination';
import type { SavedState } from '@/components/ui/saved';
import { Section } from '@/components/ui/section';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { MemberRole } from '@/lib/domain/organizations/standing';
import { ResendInvitation } from './resend-invitation';
import { roleNames } from './role-words';

type InvitationLine = {
  key: number;
  who: string;
  role: MemberRole;
  inviter: string | undefined;
  sentAt: Date;
  expiresAt: Date;
  over: boolean;
};

type Props = {
  organization: string;
  invitations: readonly InvitationLine[];
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  resend: FormAction<SavedState>;
  cancel: FormAction;
};

const columns = [
  { label: 'Invited' },
  { label: 'Role' },
  { label: 'By' },
  { label: 'Sent' },
  { label: 'Ends' },
  { label: 'Actions', silent: true },
];

/** Whom the organization waits for. */
export function WaitingInvitations({ organization, invitations, page, pages, hrefOf, ...acts }: Props) {
  const { resend, cancel } = acts;
  return (
    <Section wide id="waiting" title="Invited, and not here yet">
      <div className="mt-3">
        <Table stacks caption="Invitations that wait" columns={columns}>
          {invitations.map(({ key, who, role, inviter, sentAt, expiresAt, over }) => (
            <tr key={key}>
              <RowHead>{who}</RowHead>
              <Cell label="Role">
                <span className="whitespace-nowrap">{roleNames[role]}</span>
              </Cell>
              <Cell label="By">{inviter ?? 'Nobody who is still here'}</Cell>
              <Cell label="Sent">
                <TimeAgo at={sentAt} />
              </Cell>
              <Cell label="Ends">
                {over ? <Badge tone="warn">Too old</Badge> : <TimeAgo at={expiresAt} />}
              </Cell>
              <Cell>
                <div className="flex flex-col items-start gap-2">
                  <ResendInvitation
                    action={resend}
                    organization={organization}
                    invitationKey={key}
                    who={who}
                  />
                  <FoldedAct
                    summary={
                      <>
                        Take back<span className="sr-only"> the invitation of {who}</span>
                      </>
                    }
                    action={cancel}
                    values={{ organization, key }}
                    label="Take the invitation back"
                    pendingText="Taking back…"
                  >
                    <p>{who} can no longer accept, and is told so.</p>
                  </FoldedAct>
                </div>
              </Cell>
            </tr>
          ))}
        </Table>
        <Pagination label="Pages of invitations" page={page} pageCount={pages} hrefOf={hrefOf} />
      </div>
    </Section>
  );
}
