import { DownloadFailed } from '@/lib/outgoing/download';
import { withRetries } from '@/lib/outgoing/retries';
import { fullVersion, normalizedVersion } from '@/lib/nuget/version';
import { type Actor, mayAdminister } from '../actor';
import { administratorsOnly, DomainError } from '../errors';
import { push } from '../packages/push';
import { pushSymbols } from '../symbols/push';
import { importDeprecations } from './deprecations';
import { fewAtATime } from './few-at-a-time';
import type { Feed } from './feed';
import type { FeedPlan, PlannedVersion } from './plan';
import { readCatalogLeaf } from './versions';

export type FeedImport = {
  imported: number;
  /** Versions that were here already. */
  present: number;
  /** Symbols packages that came with versions, or after them. */
  symbols: number;
  /** Versions of which something else is said now. */
  deprecated: number;
  failed: { path: string; reason: string }[];
};

export type FeedImportOptions = {
  /** Who will own new package IDs. */
  ownerKey: number;
  limitBytes: number;
  symbols: boolean;
  deprecations: boolean;
};

/**
 * Takes over what was planned, with its dates and its listing. What is here is passed over, so that an import that was
 * stopped goes on when it is planned and done again. A version that cannot be had is named in what it gives.
 */
export async function importFeed(
  actor: Actor,
  feed: Feed,
  plan: FeedPlan,
  options: FeedImportOptions,
  progress: (done: number, total: number) => void,
): Promise<FeedImport> {
  if (!mayAdminister(actor)) throw administratorsOnly();
  const report: FeedImport = { imported: 0, present: 0, symbols: 0, deprecated: 0, failed: [...plan.failed] };
  const missing = new Set<string>();
  let done = 0;
  await fewAtATime(plan.versions, async (version) => {
    const path = `${version.id} ${fullVersion(version.version)}`;
    try {
      if (version.here) report.present++;
      else await importVersion(actor, feed, version, options, report);
      if (options.symbols && !version.hasSymbols && (await importSymbols(actor, feed, version, options))) {
        report.symbols++;
      }
    } catch (error) {
      if (!version.here) missing.add(`${version.lowerId} ${version.lowerVersion}`);
      report.failed.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
    progress(++done, plan.versions.length);
  });
  if (options.deprecations) {
    const told = await importDeprecations(
      actor,
      plan.versions.filter(({ lowerId, lowerVersion }) => !missing.has(`${lowerId} ${lowerVersion}`)),
    );
    report.deprecated = told.deprecated;
    report.failed.push(...told.failed);
  }
  return report;
}

async function importVersion(
  actor: Actor,
  feed: Feed,
  version: PlannedVersion,
  { ownerKey, limitBytes }: FeedImportOptions,
  report: FeedImport,
): Promise<void> {
  const { createdAt, sha512 } = await readCatalogLeaf(feed, version);
  const earlier = { ...version, publishedAt: version.publishedAt ?? createdAt, sha512 };
  try {
    await withRetries(() => push(actor, feed.download(version.content), { limitBytes, ownerKey, earlier }));
    report.imported++;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'conflict') throw error;
    report.present++;
  }
}

/** The symbols of a version that is here, where the feed has them. Says whether it has. */
async function importSymbols(
  actor: Actor,
  feed: Feed,
  { lowerId, version }: PlannedVersion,
  { ownerKey, limitBytes }: FeedImportOptions,
): Promise<boolean> {
  if (feed.symbols === undefined) return false;
  const parts = [lowerId, normalizedVersion(version)].map(encodeURIComponent);
  const address = [feed.symbols.replace(/\/$/, ''), ...parts].join('/');
  try {
    await withRetries(() => pushSymbols(actor, feed.download(address), { limitBytes, ownerKey }));
    return true;
  } catch (error) {
    if (error instanceof DownloadFailed && (error.status === 404 || error.status === 405)) return false;
    throw error;
  }
}
