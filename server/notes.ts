import { addDownloads } from '@/lib/domain/packages/downloads';
import { flushLastUsed } from '@/lib/domain/last-used';
import { log } from '@/lib/log/log';
import { createDownloads, type Downloads } from './front/downloads';

const minuteMs = 60_000;

/** What this process notes in memory instead of writing with each request: downloads, and when keys were last used. */
export function keepNotes(): { count: Downloads['count']; stop(): Promise<void> } {
  const downloads = createDownloads({ write: addDownloads });
  const timer = setInterval(() => void writeLastUsed(), minuteMs);
  timer.unref();
  return {
    count: downloads.count,
    async stop() {
      clearInterval(timer);
      await writeLastUsed();
      const lost = await downloads.stop();
      if (lost > 0) log.error('Downloads could not be written and are lost.', { count: lost });
    },
  };
}

async function writeLastUsed(): Promise<void> {
  try {
    await flushLastUsed();
  } catch (error) {
    log.warn('When keys and sessions were last used cannot be written; it is kept and tried again.', {
      error: String(error),
    });
  }
}
