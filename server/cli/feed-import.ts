import { env } from '@/lib/config/env';
import { system } from '@/lib/domain/actor';
import { type FeedCredentials, openFeed } from '@/lib/domain/feeds/feed';
import { type FeedImport, importFeed } from '@/lib/domain/feeds/import';
import { type FeedChoice, type FeedPlan, planFeedImport } from '@/lib/domain/feeds/plan';
import { fullVersion } from '@/lib/nuget/version';
import { withProgress } from './progress';

/** What to import of a feed, and how to be let in. */
export type FeedOptions = {
  id?: string[];
  latest?: boolean;
  prerelease?: boolean;
  symbols?: boolean;
  deprecations?: boolean;
  username?: string;
  password?: string;
  apiKey?: string;
};

/** Imports what was chosen of the feed at an address. */
export async function importFromFeed(
  address: string,
  ownerKey: number,
  options: FeedOptions,
): Promise<FeedImport> {
  const feed = await openFeed(address, credentialsOf(options));
  const plan = await withProgress('Package IDs', (progress) =>
    planFeedImport(feed, choiceOf(options), progress),
  );
  const wanted = {
    ownerKey,
    limitBytes: env().MAX_PACKAGE_MB * 1_048_576,
    symbols: options.symbols === true,
    deprecations: options.deprecations === true,
  };
  return withProgress('Packages', (progress) => importFeed(system, feed, plan, wanted, progress));
}

/** Tells what would be imported, and imports nothing. */
export async function tryFeed(address: string, options: FeedOptions) {
  const feed = await openFeed(address, credentialsOf(options));
  const plan = await withProgress('Package IDs', (progress) =>
    planFeedImport(feed, choiceOf(options), progress),
  );
  return {
    wanted: namesOf(plan),
    present: plan.versions.filter(({ here }) => here).length,
    failed: plan.failed,
  };
}

function namesOf({ versions }: FeedPlan): string[] {
  return versions.filter(({ here }) => !here).map(({ id, version }) => `${id} ${fullVersion(version)}`);
}

const choiceOf = ({ id = [], latest = false, prerelease = false }: FeedOptions): FeedChoice => ({
  globs: id,
  latest,
  prerelease,
});

function credentialsOf({ username, password, apiKey }: FeedOptions): FeedCredentials {
  return {
    ...((username ?? password) !== undefined && {
      basic: { user: username ?? '', password: password ?? '' },
    }),
    ...(apiKey !== undefined && { apiKey }),
  };
}
