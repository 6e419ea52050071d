import { transaction } from '@/lib/db/transaction';
import { type Actor, requireUser } from '../actor';
import { type ActivityLine, lineOf } from '../activity/line';
import type { ActivityQuestion } from '../activity/question';
import { type Reading, readRows } from '../activity/rows';
import { record } from '../audit';
import { takeTry } from '../rate-limit';
import { discloseToMembers, readingOf } from './activity';
import { findOrganizationFor } from './find';

/** Exports that one person may ask for. */
const ofPerson = { most: 30, perSeconds: 24 * 3600 };

/**
 * All of an organization's record that fits a question, the newest first, read bit by bit however much that is. That it was
 * asked for stands in the record. Throws `organizationNotFound` and `tooManyTries` at once.
 */
export async function exportOrganizationActivity(
  actor: Actor,
  name: string,
  question: ActivityQuestion,
): Promise<{ organization: string; lines: AsyncIterable<ActivityLine> }> {
  const user = requireUser(actor);
  const { key, name: organization } = await findOrganizationFor(user, name, 'view');
  await takeTry(`export:organization:${user.accountKey}`, ofPerson);
  const { reading, unknown } = await readingOf(key, question);
  await transaction((tx) =>
    record(tx, user, 'organization.export', { accountKey: key, organizationKey: key }),
  );
  return { organization, lines: unknown.length > 0 ? none() : linesOf(reading) };
}

const atOnce = 1000;

async function* linesOf(reading: Reading): AsyncGenerator<ActivityLine> {
  let before: ActivityLine | undefined;
  for (;;) {
    const rows = await readRows(reading, { before }, atOnce);
    for (const row of rows) yield (before = lineOf(row, discloseToMembers(row)));
    if (rows.length < atOnce) return;
  }
}

async function* none(): AsyncGenerator<ActivityLine> {}
