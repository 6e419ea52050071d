import { Badge } from '@/components/ui/badge';
import { Cell, RowHead, Table } from '@/components/ui/table';
import type { PreviewLine } from '@/lib/domain/owners/preview';
import { listWords } from '@/lib/format/sentences';

type Props = {
  lines: readonly PreviewLine[];
  /** What becomes of those with which something can be done. */
  fate: string;
};

const columns = [{ label: 'Package' }, { label: 'Owners now' }, { label: 'What would happen' }];

/** What would become of each of several packages, and why nothing would. */
export function ManyPreview({ lines, fate }: Props) {
  return (
    <Table stacks caption="The packages that were chosen" columns={columns}>
      {lines.map(({ id, owners, whyNot, losesMark }) => (
        <tr key={id}>
          <RowHead>{id}</RowHead>
          <Cell label="Owners now">{owners.length === 0 ? 'Nobody' : listWords(owners)}</Cell>
          <Cell label="What would happen">
            {whyNot === undefined ? (
              fate
            ) : (
              <>
                <Badge tone="warn">Stays as it is</Badge>
                <span className="mt-1 block text-xs text-ink-soft">{whyNot}</span>
              </>
            )}
            {losesMark && whyNot === undefined && (
              <span className="mt-1 block">
                <Badge tone="danger">Loses its verified mark</Badge>
              </span>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
