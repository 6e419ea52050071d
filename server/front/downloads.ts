import { log } from '@/lib/log/log';
import { other } from './download-client';

export type CountedDownload = { versionKey: number; client: string; clientVersion: string };

/** How often a version was downloaded on a day (UTC, as `2026-11-21`) by a client. */
export type DownloadCount = CountedDownload & { day: string; count: number };

export type DownloadsOptions = {
  /**
   * Writes counts, sorted by version, day, client and client version: all or none of them. When it fails, the same
   * counts come again.
   */
  write(counts: DownloadCount[]): Promise<void>;
  flushMilliseconds?: number;
};

const versionsPerClient = 50;

export type Downloads = ReturnType<typeof createDownloads>;

/** Counts downloads in memory and writes them in batches, so that no download waits for the database. */
export function createDownloads({ write, flushMilliseconds = 5_000 }: DownloadsOptions) {
  const versionsOf = new Map<string, Set<string>>();
  let counts = new Map<string, DownloadCount>();
  let writing: Promise<void> | undefined;
  let failing = false;
  const timer = setInterval(() => void flush(), flushMilliseconds).unref();

  const today = createDayMemo();

  function add(download: DownloadCount) {
    const key = `${download.versionKey}/${download.day}/${download.client}/${download.clientVersion}`;
    const known = counts.get(key);
    if (known) known.count += download.count;
    else counts.set(key, download);
  }

  /** Clients can call themselves anything: beyond so many versions of one, the rest are counted together. */
  function boundedVersion(client: string, clientVersion: string): string {
    const versions = versionsOf.get(client) ?? new Set();
    versionsOf.set(client, versions);
    if (versions.has(clientVersion)) return clientVersion;
    if (versions.size >= versionsPerClient) return other;
    versions.add(clientVersion);
    return clientVersion;
  }

  function flush(): Promise<void> {
    writing ??= writeAll().finally(() => (writing = undefined));
    return writing;
  }

  async function writeAll(): Promise<void> {
    if (counts.size === 0) return;
    const batch = [...counts.values()].sort(byKey);
    counts = new Map();
    try {
      await write(batch);
      failing = false;
    } catch (error) {
      batch.forEach(add);
      if (!failing)
        log.warn('Downloads cannot be written; they are kept and tried again.', { error: String(error) });
      failing = true;
    }
  }

  return {
    count({ versionKey, client, clientVersion }: CountedDownload): void {
      add({
        versionKey,
        day: today(Date.now()),
        client,
        clientVersion: boundedVersion(client, clientVersion),
        count: 1,
      });
    },

    /** Writes what was counted until now. Never fails: what could not be written is kept. */
    flush,

    /** Stops counting by the clock, and writes the rest. Tells how many downloads could not be written. */
    async stop(): Promise<number> {
      clearInterval(timer);
      await writing;
      await flush();
      return [...counts.values()].reduce((sum, { count }) => sum + count, 0);
    },
  };
}

const dayMilliseconds = 86_400_000;

/** Writes a day in UTC once, not with each download of it. */
function createDayMemo(): (now: number) => string {
  let begin = NaN;
  let text = '';
  return (now) => {
    if (!(now >= begin && now < begin + dayMilliseconds)) {
      begin = Math.floor(now / dayMilliseconds) * dayMilliseconds;
      text = new Date(begin).toISOString().slice(0, 10);
    }
    return text;
  };
}

function byKey(a: DownloadCount, b: DownloadCount): number {
  return (
    a.versionKey - b.versionKey ||
    compare(a.day, b.day) ||
    compare(a.client, b.client) ||
    compare(a.clientVersion, b.clientVersion)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
