import { OwnerLinks } from '@/components/packages/owner-links';
import { Badge } from '@/components/ui/badge';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ListedPrefix } from '@/lib/domain/prefixes/list';
import { prefixesPath } from '@/lib/format/paths';
import { PrefixName } from './prefix-name';

type Props = {
  caption: string;
  prefixes: readonly ListedPrefix[];
  /** Where the name of a prefix leads. */
  hrefOf: (value: string) => string;
};

const columns = [{ label: 'Prefix' }, { label: 'Held by' }, { label: 'Who may publish' }];

/** What is reserved, for whom, and what that means for everybody else. */
export function PrefixTable({ caption, prefixes, hrefOf }: Props) {
  return (
    <Table stacks caption={caption} columns={columns}>
      {prefixes.map(({ value, exact, shared, owners, wider }) => (
        <tr key={value}>
          <RowHead>
            <TextLink href={hrefOf(value)}>
              <PrefixName value={value} exact={exact} />
            </TextLink>
          </RowHead>
          <Cell label="Held by">
            {owners.length === 0 ? (
              <span className="text-ink-soft">Nobody</span>
            ) : (
              <OwnerLinks owners={owners.map(({ name }) => name)} most={5} moreHref={prefixesPath(value)} />
            )}
          </Cell>
          <Cell label="Who may publish">
            <Badge>{publishers({ shared, owners, wider })}</Badge> {exact && <Badge>This ID alone</Badge>}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function publishers({ shared, owners, wider }: Pick<ListedPrefix, 'shared' | 'owners' | 'wider'>): string {
  if (shared) return 'Everybody';
  if (owners.length === 0) return wider ? 'Owners of a wider one' : 'Nobody';
  return wider ? 'Its owners, and those of a wider one' : 'Its owners';
}
