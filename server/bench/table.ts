export type Cell = string | number | boolean | undefined;

/** The cells of a line by the names of their columns. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * Rows as text in columns, under the names that occur in them. Text begins, numbers end at the edge of their column;
 * a cell that is missing stays empty.
 */
export function formatTable(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => {
    const cells = [name, ...rows.map((row) => formatCell(row[name]))];
    const width = Math.max(...cells.map((cell) => cell.length));
    const isText = rows.every((row) => typeof row[name] !== 'number');
    return cells.map((cell) => (isText ? cell.padEnd(width) : cell.padStart(width)));
  });
  const lines = [undefined, ...rows].map((_, line) => columns.map((cells) => cells[line]).join('  '));
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n');
}

/** Three digits say enough, and more before the point stay. */
export function formatCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'NO';
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '?';
  const size = Math.abs(cell);
  const digits = Number.isInteger(cell) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return cell.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
