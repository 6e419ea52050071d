import { db } from '@/lib/db/client';
import type { Actor } from '../actor';
import { nothingToReport, packageNotFound, versionNotFound } from '../errors';
import { viewerOf } from '../packages/viewer';
import { visibilityOf } from '../packages/visibility';

export type ReportTarget = {
  packageKey: number;
  versionKey: number;
  /** As the package was first pushed. */
  id: string;
  version: string;
  pusher: string;
  owners: string[];
  actorOwns: boolean;
};

/** The version that somebody reports. Throws `packageNotFound`, `versionNotFound` or `nothingToReport`. */
export async function getReportTarget(
  actor: Actor,
  { lowerId, lowerVersion }: { lowerId: string; lowerVersion: string },
): Promise<ReportTarget> {
  const found = await db().package.findUnique({
    where: { lowerId },
    select: {
      key: true,
      id: true,
      lockedAt: true,
      owners: {
        select: { account: { select: { name: true } } },
        orderBy: { createdAt: 'asc' },
      },
      versions: {
        where: { lowerVersion },
        select: {
          key: true,
          normalizedVersion: true,
          listed: true,
          status: true,
          pusher: { select: { name: true } },
        },
      },
    },
  });
  if (found === null) throw packageNotFound(lowerId);
  const version = found.versions[0];
  if (version === undefined) throw versionNotFound(found.id, lowerVersion);

  const { owns: actorOwns, seesPrivate } = await viewerOf(actor, { packageKey: found.key, id: found.id });
  const shown = visibilityOf({ locked: found.lockedAt !== null, version }, seesPrivate);
  if (shown !== 'everything') throw nothingToReport(found.id, version.normalizedVersion);
  return {
    packageKey: found.key,
    versionKey: version.key,
    id: found.id,
    version: version.normalizedVersion,
    pusher: version.pusher.name,
    owners: found.owners.map(({ account }) => account.name),
    actorOwns,
  };
}
