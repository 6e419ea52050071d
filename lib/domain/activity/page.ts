import type { Moment, Place } from './moment';
import { type ActivityRow, type Reading, readRows } from './rows';

export type RowPage = {
  rows: ActivityRow[];
  /** What lies beyond this page, and the moment behind which it begins; undefined at either end. */
  newer: Moment | undefined;
  older: Moment | undefined;
};

const perPage = 50;

/** Fifty records next to a place, the newest first. Where fewer are newer, the newest page of all. */
export async function readRowPage(reading: Reading, place: Place): Promise<RowPage> {
  if (place.after !== undefined) {
    const found = await readRows(reading, place, perPage + 1);
    const rows = found.slice(-perPage);
    if (found.length > perPage) return { rows, newer: momentOf(rows.at(0)), older: momentOf(rows.at(-1)) };
  }
  const before = place.after === undefined ? place.before : undefined;
  const found = await readRows(reading, { before }, perPage + 1);
  const rows = found.slice(0, perPage);
  return {
    rows,
    newer: before === undefined ? undefined : momentOf(rows.at(0)),
    older: found.length > perPage ? momentOf(rows.at(-1)) : undefined,
  };
}

const momentOf = (row: ActivityRow | undefined): Moment | undefined =>
  row === undefined ? undefined : { at: row.at, key: row.key };
