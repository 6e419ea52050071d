import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { UnmetMember } from '@/lib/domain/organizations/unmet-members';
import { unmetWords } from './policy-words';

const columns = [{ label: 'Member' }, { label: 'Role' }, { label: 'Lacks' }];

/** Who does not meet the policies, and what is lacking. */
export function UnmetTable({ members }: { members: readonly UnmetMember[] }) {
  return (
    <Table stacks caption="Members who do not meet the policies" columns={columns}>
      {members.map(({ name, role, unmet }) => (
        <tr key={name}>
          <RowHead>
            <TextLink href={`/profiles/${encodeURIComponent(name)}`}>{name}</TextLink>
          </RowHead>
          <Cell label="Role">{role === 'administrator' ? 'Administrator' : 'Collaborator'}</Cell>
          <Cell label="Lacks">{unmet.map((demand) => unmetWords[demand]).join(', ')}</Cell>
        </tr>
      ))}
    </Table>
  );
}
