import { Cell, RowHead, Table } from '@/components/ui/table';
import { formatMoment } from '@/lib/format/dates';
import { browserName } from './browser-name';
import { recordWords } from './record-words';

export type SecurityLine = {
  key: bigint;
  at: Date;
  action: string;
  subject: string;
  by: { name: string } | 'operator' | undefined;
  inNameOf: string | undefined;
  about: string | undefined;
  apiKey: string | undefined;
  address: string | undefined;
  client: string | undefined;
};

const columns = [{ label: 'What' }, { label: 'When' }, { label: 'From' }, { label: 'With' }];

/** What happened, the newest first. */
export function SecurityTable({ records }: { records: readonly SecurityLine[] }) {
  return (
    <div className="mt-6">
      <Table stacks caption="Security log" columns={columns}>
        {records.map((line) => (
          <tr key={String(line.key)}>
            <RowHead>
              {recordWords(line.action)}
              {line.by !== undefined && ` by ${line.by === 'operator' ? 'the gallery' : line.by.name}`}
              {line.inNameOf !== undefined && ` in the name of ${line.inNameOf}`}
              {line.subject !== '' && <span className="block font-normal">{line.subject}</span>}
              {line.subject !== '' && line.about !== undefined && (
                <span className="block font-normal text-ink-soft">{line.about}</span>
              )}
            </RowHead>
            <Cell label="When">
              <time dateTime={line.at.toISOString()} className="inline-block min-w-36">
                {formatMoment(line.at)}
              </time>
            </Cell>
            <Cell label="From">{line.address ?? ''}</Cell>
            <Cell label="With">{withWhat(line)}</Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function withWhat({ apiKey, client }: SecurityLine): string {
  const program = client === undefined ? '' : browserName(client);
  return apiKey === undefined ? program : `The key “${apiKey}”${program === '' ? '' : `, ${program}`}`;
}
