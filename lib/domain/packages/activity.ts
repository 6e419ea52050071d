import { db } from '@/lib/db/client';
import { lowerId } from '@/lib/nuget/id';
import { type ActivityPage, type Disclose, pageOf, whoDid } from '../activity/line';
import type { Place } from '../activity/moment';
import { readRowPage } from '../activity/page';
import { type ActivityQuestion, narrowingOf } from '../activity/question';
import { type Actor, requireUser, type UserActor } from '../actor';
import { packageNotFound } from '../errors';
import { mayDo } from '../permissions';

export type PackageActivity = ActivityPage & { id: string };

/** What administrators of the gallery alone do. */
const ofTheGallery = ['package.lock', 'package.unlock', 'package.delete', 'package.hardDelete'];

/** Whoever reports a package is not told of to its owners. */
const confidential = ['package.report', 'report.close'];

/**
 * What was done to a package, whoever did it, for its owners and the gallery's administrators: a page next to a place, or
 * the newest. Throws `packageNotFound`, whoever else asks.
 */
export async function listPackageActivity(
  actor: Actor,
  id: string,
  { kind, from, to }: Pick<ActivityQuestion, 'kind' | 'from' | 'to'> = {},
  place: Place = {},
): Promise<PackageActivity> {
  const user = requireUser(actor);
  const found = await db().package.findUnique({
    where: { lowerId: lowerId(id) },
    select: { key: true, id: true },
  });
  if (found === null) throw packageNotFound(id);
  const target = { packageKey: found.key, id: found.id };
  if (!(await mayDo(db(), user, 'seePrivate', target))) throw packageNotFound(id);

  const narrowing = { ...narrowingOf({ kind, from, to }), except: confidential };
  const page = await readRowPage({ scopes: [{ packageKey: found.key }], narrowing }, place);
  return { id: found.id, ...pageOf(page, discloseToOwner(user, await organizationsOf(user))) };
}

async function organizationsOf({ accountKey: memberKey }: UserActor): Promise<Set<number>> {
  const found = await db().membership.findMany({ where: { memberKey }, select: { organizationKey: true } });
  return new Set(found.map(({ organizationKey }) => organizationKey));
}

/**
 * An owner sees from where he himself acted, and the members of organizations that are his. Of another organization he
 * sees no more than everybody: that it was done in its name.
 */
const discloseToOwner =
  (viewer: UserActor, organizations: ReadonlySet<number>): Disclose =>
  (row) => {
    const { actorKey, onBehalfOf } = row;
    const own = actorKey === viewer.accountKey;
    const ours = onBehalfOf !== null && organizations.has(onBehalfOf);
    if (own || ours || onBehalfOf === null) {
      const administrator =
        !own && !ours && (row.organizationKey !== null || ofTheGallery.includes(row.action));
      return {
        by: whoDid(row, { administrator }),
        inNameOf: row.inNameOf ?? undefined,
        whence: own || ours,
      };
    }
    const by = {
      name: row.inNameOf ?? 'a removed account',
      administrator: false,
      gone: row.inNameOf === null,
    };
    return { by, inNameOf: undefined, whence: false };
  };
