import type { APIRequestContext } from '@playwright/test';
import JSZip from 'jszip';

type Entry = { id: string; version: string; key: string };

/** What a test pushed, so that it can be taken away again. */
export type Ledger = {
  /** Does a push, unless the test has ended meanwhile, and is known to be at it. */
  during<Result>(push: () => Promise<Result>): Promise<Result>;
  /** Notes a package that the server took. */
  note(bytes: Buffer, key: string): Promise<void>;
  /** Unlists what was noted, or deletes it where servers take it for that; gives what is still there. */
  takeAway(request: APIRequestContext, publish: string): Promise<string[]>;
};

const atATime = 4;

export function makeLedger(): Ledger {
  const entries: Entry[] = [];
  const pending = new Set<Promise<unknown>>();
  const state = { ended: false };
  return {
    async during(push) {
      if (state.ended) throw new Error('The test has ended.');
      const pushing = push();
      pending.add(pushing);
      try {
        return await pushing;
      } finally {
        pending.delete(pushing);
      }
    },
    async note(bytes, key) {
      entries.push({ ...(await identityOf(bytes)), key });
    },
    async takeAway(request, publish) {
      // A test that is broken off goes on beside this, and would push more.
      state.ended = true;
      await Promise.allSettled(pending);
      const left: string[] = [];
      const takeOne = async (): Promise<void> => {
        const entry = entries.shift();
        if (entry === undefined) return;
        const url = `${publish}/${entry.id}/${encodeURIComponent(entry.version)}`;
        const response = await request.delete(url, { headers: { 'x-nuget-apikey': entry.key } });
        if (!response.ok() && response.status() !== 404) left.push(`${entry.id} ${entry.version}`);
        await takeOne();
      };
      await Promise.all(Array.from({ length: atATime }, takeOne));
      return left;
    },
  };
}

/** The ID and version of a package that this suite made, whose nuspec is a plain one. */
async function identityOf(bytes: Buffer): Promise<{ id: string; version: string }> {
  const zip = await JSZip.loadAsync(bytes);
  const nuspec = (await zip.file(/^[^/]*\.nuspec$/)[0]?.async('string')) ?? '';
  const read = (name: string) => new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(nuspec)?.[1] ?? '';
  return { id: read('id'), version: read('version') };
}
