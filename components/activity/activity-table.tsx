import type { ReactNode } from 'react';
import { browserName } from '@/components/accounts/browser-name';
import { recordWords } from '@/components/accounts/record-words';
import { Cell, RowHead, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ActivityLine } from '@/lib/domain/activity/line';
import { formatMoment } from '@/lib/format/dates';
import { packagePath, profilePath, versionPath } from '@/lib/format/paths';

type Props = {
  caption: string;
  lines: readonly ActivityLine[];
};

const columns = [
  { label: 'What' },
  { label: 'Who' },
  { label: 'When' },
  { label: 'From' },
  { label: 'With' },
];

/** Who did what, the newest first. */
export function ActivityTable({ caption, lines }: Props) {
  return (
    <div className="mt-6">
      <Table stacks caption={caption} columns={columns}>
        {lines.map((line) => (
          <tr key={String(line.key)}>
            <RowHead>
              {recordWords(line.action)}
              <Subject {...line} />
            </RowHead>
            <Cell label="Who">
              <Who {...line} />
            </Cell>
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

/** What it was done to, and to whom. */
function Subject({ subject, package: found, about, role }: ActivityLine): ReactNode {
  const whom = [about, role === 'administrator' ? 'an administrator' : role && 'a collaborator']
    .filter((part) => part !== undefined)
    .join(', ');
  return (
    <>
      {subject !== '' && (
        <span className="block font-normal">
          {found === undefined ? subject : <TextLink href={pathOf(found)}>{subject}</TextLink>}
        </span>
      )}
      {whom !== '' && <span className="block font-normal">{whom}</span>}
    </>
  );
}

const pathOf = ({ id, version }: NonNullable<ActivityLine['package']>) =>
  version === undefined ? packagePath(id) : versionPath(id, version);

function Who({ by, inNameOf }: ActivityLine): ReactNode {
  if (by === 'nobody') return 'Somebody who did not sign in';
  if (by === 'operator') return 'The gallery';
  return (
    <>
      {by.gone ? (
        by.name
      ) : (
        <TextLink quiet href={profilePath(by.name)}>
          {by.name}
        </TextLink>
      )}
      {by.administrator && <span className="block text-ink-soft">for the gallery</span>}
      {inNameOf !== undefined && <span className="block text-ink-soft">in the name of {inNameOf}</span>}
    </>
  );
}

function withWhat({ apiKey, client }: ActivityLine): string {
  const program = client === undefined ? '' : browserName(client);
  return apiKey === undefined ? program : `The key “${apiKey}”${program === '' ? '' : `, ${program}`}`;
}
