import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { UnlinkLogin } from './unlink-login';

type LoginLine = {
  key: number;
  provider: string;
  identity: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

type Props = { logins: readonly LoginLine[]; unlink: FormAction; now?: Date };

const columns = [
  { label: 'Provider' },
  { label: 'There you are' },
  { label: 'Linked' },
  { label: 'Last used' },
  { label: 'Actions', silent: true },
];

/** By which accounts elsewhere somebody signs in. */
export function LoginTable({ logins, unlink, now }: Props) {
  const at = now !== undefined && { now };
  if (logins.length === 0) {
    return (
      <div className="mt-6">
        <EmptyState title="No linked sign-ins">
          Accounts elsewhere that you link stand here, and can be unlinked here.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mt-6">
      <Table stacks caption="Your linked sign-ins" columns={columns}>
        {logins.map(({ key, provider, identity, createdAt, lastUsedAt }) => (
          <tr key={key}>
            <RowHead>{provider}</RowHead>
            <Cell label="There you are">
              <span className="wrap-anywhere">{identity}</span>
            </Cell>
            <Cell label="Linked">
              <TimeAgo at={createdAt} {...at} />
            </Cell>
            <Cell label="Last used">
              {lastUsedAt === null ? 'Never' : <TimeAgo at={lastUsedAt} {...at} />}
            </Cell>
            <Cell>
              <UnlinkLogin action={unlink} loginKey={key} provider={provider} />
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}
