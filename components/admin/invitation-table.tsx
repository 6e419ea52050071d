import { Badge } from '@/components/ui/badge';
import { FoldedAct } from '@/components/ui/folded-act';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

type InvitationLine = {
  key: number;
  address: string;
  inviter: string | undefined;
  createdAt: Date;
  state: 'open' | 'used' | 'over';
};

type Props = { invitations: readonly InvitationLine[]; withdraw: FormAction };

const columns = [
  { label: 'Address' },
  { label: 'Invited by' },
  { label: 'When' },
  { label: 'State' },
  { label: 'Actions', silent: true },
];

/** Who was invited, and what became of it. */
export function InvitationTable({ invitations, withdraw }: Props) {
  return (
    <Table stacks caption="Invitations" columns={columns}>
      {invitations.map(({ key, address, inviter, createdAt, state }) => (
        <tr key={key}>
          <RowHead>{address}</RowHead>
          <Cell label="Invited by">{inviter ?? 'The operator'}</Cell>
          <Cell label="When">
            <TimeAgo at={createdAt} />
          </Cell>
          <Cell>{states[state]}</Cell>
          <Cell>
            {state === 'open' && (
              <FoldedAct
                summary="Take back"
                action={withdraw}
                values={{ key }}
                label="Take the invitation back"
                pendingText="Taking back…"
              >
                <p>The link that was sent to {address} opens nothing from then on.</p>
              </FoldedAct>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

const states = {
  open: <Badge>Open</Badge>,
  used: <Badge tone="good">Signed up</Badge>,
  over: <Badge tone="warn">Too old</Badge>,
};
