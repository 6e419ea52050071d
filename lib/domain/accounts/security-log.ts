import { type ActivityLine, type By, lineOf, whoDid } from '../activity/line';
import type { Moment, Place } from '../activity/moment';
import { readRowPage } from '../activity/page';
import { type ActivityQuestion, narrowingOf } from '../activity/question';
import { type Actor, requireSignedIn } from '../actor';

export type SecurityRecord = Omit<ActivityLine, 'by'> & {
  /** Who did it, where it was neither the person nor somebody who did not say. */
  by: Exclude<By, 'nobody'> | undefined;
};

export type SecurityPage = {
  records: SecurityRecord[];
  newer: Moment | undefined;
  older: Moment | undefined;
};

/**
 * What was done by a person, in his name and to his account: the newest first, a page next to a place, or the newest. From
 * where others acted is theirs to know; from where somebody came who did not say who he is, is told.
 */
export async function listSecurityRecords(
  actor: Actor,
  { kind, from, to }: Pick<ActivityQuestion, 'kind' | 'from' | 'to'> = {},
  place: Place = {},
): Promise<SecurityPage> {
  const { accountKey } = requireSignedIn(actor);
  const scopes = [{ actorKey: accountKey }, { accountKey }, { onBehalfOf: accountKey }];
  const { rows, ...ends } = await readRowPage({ scopes, narrowing: narrowingOf({ kind, from, to }) }, place);
  return {
    records: rows.map((row) => {
      const own = row.actorKey === accountKey;
      const by = own ? 'nobody' : whoDid(row);
      const inNameOf = row.onBehalfOf === accountKey ? undefined : (row.inNameOf ?? undefined);
      const line = lineOf(row, { by, inNameOf, whence: own || row.actorKey === null });
      return { ...line, by: by === 'nobody' ? undefined : by };
    }),
    ...ends,
  };
}
