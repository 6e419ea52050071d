import { Cell, RowHead, Table } from '@/components/ui/table';
import type { VersionSymbols } from '@/lib/domain/symbols/details';
import { formatSize } from '@/lib/format/sizes';

type Props = { files: VersionSymbols['files'] };

const columns = [{ label: 'File' }, { label: 'Key' }, { label: 'From' }, { label: 'Size', numeric: true }];

/** The PDBs of a version, by the key with which debuggers ask for each. */
export function SymbolTable({ files }: Props) {
  return (
    <Table caption="Symbols that debuggers can have" columns={columns}>
      {files.map(({ path, symbolKey, sizeBytes, inPackage }) => (
        <tr key={`${path} ${inPackage}`}>
          <RowHead>{path}</RowHead>
          <Cell>
            <code className="font-mono text-xs break-all text-ink-soft">{symbolKey}</code>
          </Cell>
          <Cell>{inPackage ? 'the package' : 'the symbols package'}</Cell>
          <Cell numeric>{formatSize(sizeBytes)}</Cell>
        </tr>
      ))}
    </Table>
  );
}
