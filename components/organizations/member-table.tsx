import { PersonPicture } from '@/components/accounts/person-picture';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { MemberRole, Unmet } from '@/lib/domain/organizations/standing';
import { profilePath } from '@/lib/format/paths';
import { MemberActs } from './member-acts';
import { roleNames } from './role-words';
import { unmetWords } from './unmet-words';

type MemberLine = {
  name: string;
  displayName: string;
  picture: string | undefined;
  hasAvatar: boolean;
  role: MemberRole;
  since: Date;
  secondFactor: boolean;
  unmet: readonly Unmet[];
  lastActAt: Date | null;
};

type Props = {
  organization: string;
  members: readonly MemberLine[];
  /** The name of who looks, if he is one of them. */
  own: string | undefined;
  /** Left out for who may only look. */
  acts?: { change: FormAction; remove: FormAction };
};

const columns = [
  { label: 'Member' },
  { label: 'Role' },
  { label: 'Since' },
  { label: 'Second factor' },
  { label: 'Last activity' },
];

/** A page of the members. */
export function MemberTable({ organization, members, own, acts }: Props) {
  if (members.length === 0) {
    return (
      <div className="mt-4">
        <EmptyState title="Nobody was found">
          No member has this in a name. Try a shorter part of it.
        </EmptyState>
      </div>
    );
  }
  const all = acts === undefined ? columns : [...columns, { label: 'Actions', silent: true }];
  return (
    <div className="mt-4">
      <Table stacks caption={`Members of ${organization}`} columns={all}>
        {members.map((member) => (
          <tr key={member.name}>
            <RowHead>
              <Who {...member} own={member.name === own} />
            </RowHead>
            <Cell label="Role">
              <span className="whitespace-nowrap">{roleNames[member.role]}</span>
              {member.unmet.map((demand) => (
                <span key={demand} className="mt-1 block">
                  <Badge tone="warn">{unmetWords[demand]}</Badge>
                </span>
              ))}
            </Cell>
            <Cell label="Since">
              <TimeAgo at={member.since} />
            </Cell>
            <Cell label="Second factor">{member.secondFactor ? 'On' : 'Off'}</Cell>
            <Cell label="Last activity">
              {member.lastActAt === null ? 'None' : <TimeAgo at={member.lastActAt} />}
            </Cell>
            {acts !== undefined && (
              <Cell>
                <MemberActs key={member.role} organization={organization} {...member} {...acts} />
              </Cell>
            )}
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Who({ name, displayName, picture, hasAvatar, own }: MemberLine & { own: boolean }) {
  return (
    <span className="flex items-start gap-2.5">
      <PersonPicture name={name} picture={picture} hasAvatar={hasAvatar} size={32} />
      <span className="min-w-0">
        <TextLink quiet href={profilePath(name)}>
          {name}
        </TextLink>
        {own && <span className="font-normal text-ink-soft"> (you)</span>}
        {displayName !== '' && <span className="block text-xs font-normal text-ink-soft">{displayName}</span>}
      </span>
    </span>
  );
}
