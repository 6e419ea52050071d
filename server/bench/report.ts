import { formatTable, type Row } from './table';

/** One table of a report. */
export type Section = {
  title: string;
  /** What was measured, and how it is to be read. */
  notes: readonly string[];
  rows: readonly Row[];
};

export function formatReport(sections: readonly Section[]): string {
  return sections
    .map(({ title, notes, rows }) => [title, ...notes, formatTable(rows)].filter(Boolean).join('\n'))
    .join('\n\n');
}
