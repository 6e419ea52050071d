import type { ReactNode } from 'react';
import { ScrollBox } from './scroll-box';

export type Column = {
  label: string;
  /** Numbers stand at the right, one below the other. */
  numeric?: boolean;
  /** A column of buttons, say: its heading is only spoken. */
  silent?: boolean;
};

type Props = {
  caption: string;
  columns: readonly Column[];
  /** Whether the cells of a row stand one below the other where the page is narrow, each with its label. */
  stacks?: boolean;
  children: ReactNode;
};

/** Rows (`<tr>` of `RowHead` and `Cell`) under their headings; the caption is spoken, not shown. */
export function Table({ caption, columns, stacks = false, children }: Props) {
  return (
    <ScrollBox label={caption}>
      <table className={`w-full text-left text-sm ${stacks ? 'stacks' : ''}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-edge">
            {columns.map(({ label, numeric = false, silent = false }) => (
              <th
                key={label}
                scope="col"
                className={`py-2 pr-4 align-bottom text-xs font-medium whitespace-nowrap text-ink-soft last:pr-0 sm:pr-6 ${numeric ? 'text-right' : ''}`}
              >
                {silent ? <span className="sr-only">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </ScrollBox>
  );
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ReactNode }) {
  return (
    <th
      scope="row"
      className="min-w-28 py-2.5 pr-4 align-top font-medium wrap-anywhere last:pr-0 sm:min-w-40 sm:pr-6"
    >
      {children}
    </th>
  );
}

type CellProps = {
  children?: ReactNode;
  numeric?: boolean;
  /** What stands before it where the rows of its table are stacked. */
  label?: string;
};

export function Cell({ children, numeric = false, label }: CellProps) {
  return (
    <td
      data-label={label}
      className={`py-2.5 pr-4 align-top last:pr-0 sm:pr-6 ${numeric ? 'text-right whitespace-nowrap tabular-nums' : 'min-w-24 wrap-anywhere'}`}
    >
      {children}
    </td>
  );
}
