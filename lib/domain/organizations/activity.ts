import type { Actor } from '../actor';
import { type ActivityPage, type Disclose, pageOf, whoDid } from '../activity/line';
import type { Place } from '../activity/moment';
import { readRowPage } from '../activity/page';
import { type ActivityQuestion, findNamed, type Named, narrowingOf } from '../activity/question';
import type { Reading } from '../activity/rows';
import { findOrganizationFor } from './find';

export type OrganizationActivity = ActivityPage & {
  organization: { name: string };
  /** What the question names and is not here. */
  unknown: Named['unknown'];
};

/**
 * What stands in an organization's record and fits a question, for its members and the gallery's administrators: a page
 * next to a place, or the newest. Throws `organizationNotFound`.
 */
export async function listOrganizationActivity(
  actor: Actor,
  name: string,
  question: ActivityQuestion = {},
  place: Place = {},
): Promise<OrganizationActivity> {
  const { key, name: shown } = await findOrganizationFor(actor, name, 'view');
  const { reading, unknown } = await readingOf(key, question);
  const page = unknown.length > 0 ? nothing : pageOf(await readRowPage(reading, place), discloseToMembers);
  return { organization: { name: shown }, unknown, ...page };
}

const nothing: ActivityPage = { lines: [], newer: undefined, older: undefined };

/** Which records answer a question about an organization, if nothing that it names is unknown. */
export async function readingOf(
  organizationKey: number,
  question: ActivityQuestion,
): Promise<{ reading: Reading; unknown: Named['unknown'] }> {
  const { scope, unknown } = await findNamed(question);
  return {
    reading: { scopes: [{ organizationKey, ...scope }], narrowing: narrowingOf(question) },
    unknown,
  };
}

/**
 * Members see who did what and from where. Whoever is no member did it for the gallery, or was invited: his name is enough.
 */
export const discloseToMembers: Disclose = (row) => {
  const asMember = row.actorIsMember || row.onBehalfOf === row.organizationKey;
  return {
    by: whoDid(row, { administrator: !asMember && row.actorIsAdmin === true }),
    inNameOf: undefined,
    whence: asMember,
  };
};
