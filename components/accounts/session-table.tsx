import { Badge } from '@/components/ui/badge';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { browserName } from './browser-name';
import { EndSession } from './end-session';

type SessionLine = {
  key: number;
  createdAt: Date;
  lastUsedAt: Date;
  address: string;
  userAgent: string;
  current: boolean;
};

type Props = { sessions: readonly SessionLine[]; end: FormAction; now?: Date };

const columns = [
  { label: 'Browser' },
  { label: 'From' },
  { label: 'Signed in' },
  { label: 'Last used' },
  { label: 'Actions', silent: true },
];

/** Where somebody is signed in. The session at hand is ended by signing out. */
export function SessionTable({ sessions, end, now }: Props) {
  const at = now !== undefined && { now };
  return (
    <div className="mt-6">
      <Table stacks caption="Your sessions" columns={columns}>
        {sessions.map((session) => (
          <tr key={session.key}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-2">
                {browserName(session.userAgent)}
                {session.current && <Badge tone="good">This one</Badge>}
              </span>
            </RowHead>
            <Cell label="From">{session.address === '' ? 'Unknown' : session.address}</Cell>
            <Cell label="Signed in">
              <TimeAgo at={session.createdAt} {...at} />
            </Cell>
            <Cell label="Last used">
              {session.current ? 'Now' : <TimeAgo at={session.lastUsedAt} {...at} />}
            </Cell>
            <Cell>
              {!session.current && (
                <EndSession action={end} sessionKey={session.key} browser={browserName(session.userAgent)} />
              )}
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}
