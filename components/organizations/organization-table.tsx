import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Pagination } from '@/components/ui/pagination';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatCount } from '@/lib/format/counts';
import { organizationPath } from '@/lib/format/paths';
import { ShowMembership } from './show-membership';

type OrganizationLine = {
  name: string;
  displayName: string;
  role: 'administrator' | 'collaborator';
  members: number;
  packages: number;
  confirmed: boolean;
  shown: boolean;
};

type Props = {
  organizations: readonly OrganizationLine[];
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  show: FormAction;
};

const columns = [
  { label: 'Organization' },
  { label: 'You are' },
  { label: 'Members', numeric: true },
  { label: 'Packages', numeric: true },
  { label: 'On profiles' },
  { label: 'Actions', silent: true },
];

const roles = { administrator: 'Administrator', collaborator: 'Collaborator' };

/** The organizations of which somebody is a member. */
export function OrganizationTable({ organizations, page, pageCount, hrefOf, show }: Props) {
  if (organizations.length === 0) {
    return (
      <div className="mt-6">
        <EmptyState title="No organizations yet">
          With an organization, several people own packages together without sharing a password. Make one, or
          have an administrator of one invite you.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mt-6">
      <Table stacks caption="Your organizations" columns={columns}>
        {organizations.map(({ name, displayName, role, members, packages, confirmed, shown }) => (
          <tr key={name}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-2">
                <TextLink href={organizationPath(name)}>{name}</TextLink>
                {!confirmed && <Badge tone="warn">Not confirmed</Badge>}
              </span>
              {displayName !== '' && <span className="block text-ink-soft">{displayName}</span>}
            </RowHead>
            <Cell label="You are">{roles[role]}</Cell>
            <Cell label="Members" numeric>
              {formatCount(members)}
            </Cell>
            <Cell label="Packages" numeric>
              {formatCount(packages)}
            </Cell>
            <Cell label="On profiles">{shown ? 'Shown' : 'Hidden'}</Cell>
            <Cell>
              <ShowMembership action={show} organization={name} shown={shown} />
            </Cell>
          </tr>
        ))}
      </Table>
      <Pagination page={page} pageCount={pageCount} hrefOf={hrefOf} label="Pages of organizations" />
    </div>
  );
}
