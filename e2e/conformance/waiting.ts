import { type APIRequestContext, expect } from '@playwright/test';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { SearchResponse, VersionList } from './documents';
import type { Feed } from './feed';
import type { Target } from './target';

export type Waiting = {
  /** Makes an assertion at once, and again until it holds, for as long as the server may take. */
  eventually(assertion: () => Promise<void>): Promise<void>;
  /** Waits until a version is in the version list, its registration and search, or for as long as it may take. */
  untilSeen(id: string, version: string): Promise<void>;
};

const intervals = [250, 500, 1_000];

/** Where versions did not appear in time: nobody waits there again. */
const givenUp = new Set<string>();

export function makeWaiting({ waitSeconds }: Target, feed: Feed, request: APIRequestContext): Waiting {
  const timeout = waitSeconds * 1_000;
  const places: Record<string, (lowerId: string, version: string) => Promise<boolean>> = {
    async flatContainer(lowerId, version) {
      const response = await request.get(`${feed.flatContainer}${lowerId}/index.json`);
      return response.ok() && VersionList.parse(await response.json()).versions.includes(version);
    },
    async hiveC(lowerId, version) {
      const response = await request.get(`${feed.hiveC}${lowerId}/index.json`);
      const text = (await response.text()).toLowerCase();
      const isPaged = !text.includes('"catalogentry"');
      return response.ok() && (isPaged || text.includes(`"${version}`));
    },
    async search(lowerId, version) {
      const params = { q: lowerId, prerelease: 'true', semVerLevel: '2.0.0' };
      const response = await request.get(feed.search, { params });
      const found = SearchResponse.safeParse(await response.json());
      const hit = found.data?.data.find(({ id }) => id.toLowerCase() === lowerId);
      return hit?.versions.some((one) => lowered(one.version) === version) ?? false;
    },
  };

  return {
    async eventually(assertion) {
      if (timeout === 0) await assertion();
      else await expect(assertion).toPass({ timeout, intervals });
    },
    async untilSeen(id, version) {
      if (timeout === 0) return;
      for (const place of ['flatContainer', 'hiveC', 'search'] as const) {
        if (!feed.has(place) || givenUp.has(place)) continue;
        const look = async () => expect(await places[place]?.(id.toLowerCase(), lowered(version))).toBe(true);
        // What a place lacks is for the test to say, which knows whether it matters.
        await expect(look)
          .toPass({ timeout, intervals })
          .catch(() => givenUp.add(place));
      }
    },
  };
}

function lowered(text: string): string {
  const version = parseVersion(text);
  return version === undefined ? text.toLowerCase() : lowerVersion(version);
}
