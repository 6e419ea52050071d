import type { APIRequestContext } from '@playwright/test';
import JSZip from 'jszip';

type Entry = { id: string; version: string; key: string };

/** What a test pushed, so that it can be taken away again. */
export type Ledger = {
  /** Notes a package that the server took. */
  note(bytes: Buffer, key: string): Promise<void>;
  /** Unlists what was noted, or deletes it where servers take it for that; gives what is still there. */
  takeAway(request: APIRequestContext, publish: string): Promise<string[]>;
};

const atATime = 4;

export function makeLedger(): Ledger {
  const entries: Entry[] = [];
  return {
    async note(bytes, key) {
      entries.push({ ...(await identityOf(bytes)), key });
    },
    async takeAway(request, publish) {
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
