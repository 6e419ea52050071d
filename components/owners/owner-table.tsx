import { AccountIcon } from '@/components/accounts/account-icon';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { OwnerLine } from '@/lib/domain/owners/ownership';
import { profilePath } from '@/lib/format/paths';
import { RemoveOwner } from './remove-owner';

type Props = {
  id: string;
  owners: readonly OwnerLine[];
  /** Left out for who may only look. */
  remove?: FormAction;
};

const columns = [{ label: 'Owner' }, { label: 'Since' }];

/** Who owns a package, the oldest one first. */
export function OwnerTable({ id, owners, remove }: Props) {
  if (owners.length === 0) {
    return (
      <EmptyState title="Nobody owns this package">
        Its owners have left the gallery: nobody can publish versions of it. An administrator of the gallery
        can invite a new owner.
      </EmptyState>
    );
  }
  const all = remove === undefined ? columns : [...columns, { label: 'Actions', silent: true }];
  return (
    <Table stacks caption={`Owners of ${id}`} columns={all}>
      {owners.map((owner) => (
        <tr key={owner.name}>
          <RowHead>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <AccountIcon organization={owner.organization} />
              <span>
                <TextLink quiet href={profilePath(owner.name)}>
                  {owner.name}
                </TextLink>
                {owner.own && (
                  <span className="font-normal text-ink-soft">
                    {owner.organization ? ' (yours)' : ' (you)'}
                  </span>
                )}
              </span>
              {owner.holdsPrefix && (
                <Badge tone="accent" icon="verified">
                  Holds the prefix
                </Badge>
              )}
            </span>
          </RowHead>
          <Cell label="Since">
            <TimeAgo at={owner.since} />
          </Cell>
          {remove !== undefined && (
            <Cell>
              <RemoveOwner id={id} owner={owner} action={remove} />
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  );
}
