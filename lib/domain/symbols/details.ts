import { db } from '@/lib/db/client';

/** What there is of a version's symbols, as a page shows it. */
export type VersionSymbols = {
  /** The symbols package that can be downloaded. */
  available: { sizeBytes: number; pushedAt: Date } | undefined;
  /** One that is being checked, to take the other's place. */
  checking: { pushedAt: Date } | undefined;
  /** The last one, when it was found not to fit: for owners alone. */
  failed: { pushedAt: Date; failure: string } | undefined;
  /** What debuggers can have. */
  files: { path: string; symbolKey: string; sizeBytes: number; inPackage: boolean }[];
};

const maxFiles = 1000;

export async function getVersionSymbols(versionKey: number): Promise<VersionSymbols> {
  const found = await db().packageVersion.findUnique({
    where: { key: versionKey, status: 'available' },
    select: {
      symbolPackages: { orderBy: { key: 'asc' } },
      symbolFiles: { orderBy: [{ path: 'asc' }, { key: 'asc' }], take: maxFiles },
    },
  });
  const { symbolPackages = [], symbolFiles = [] } = found ?? {};
  const last = (status: string) => symbolPackages.findLast((one) => one.status === status);
  const [available, checking, failed] = [last('available'), last('checking'), last('failed')];
  return {
    available: available && { sizeBytes: Number(available.sizeBytes), pushedAt: available.createdAt },
    checking: checking && { pushedAt: checking.createdAt },
    failed: failed && { pushedAt: failed.createdAt, failure: failed.failure },
    files: symbolFiles.map(({ path, symbolKey, sizeBytes, symbolPackageKey }) => ({
      path,
      symbolKey,
      sizeBytes: Number(sizeBytes),
      inPackage: symbolPackageKey === null,
    })),
  };
}
