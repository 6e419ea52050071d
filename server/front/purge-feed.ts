import { log } from '@/lib/log/log';
import { openPurgeConnection } from './purge-connection';

export type PurgeListener = {
  /** Something was purged, by this or another process. */
  purge(tags: readonly string[]): void;
  /** For a while nobody listened: anything may have been purged. */
  clear(): void;
};

const provenMilliseconds = 2_000;
const firstPauseMilliseconds = 100;
const longestPauseMilliseconds = 5_000;

/** Hears what all processes purge, over a connection of its own, and makes a new one whenever that is lost. */
export function createPurgeFeed(databaseUrl: string) {
  let provenAt: number | undefined;
  let connection: { close(): void } | undefined;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;

  function connect(listener: PurgeListener) {
    connection = openPurgeConnection(databaseUrl, {
      listening: listener.clear,
      purged: listener.purge,
      proven(sentAt) {
        provenAt = sentAt;
        failures = 0;
      },
      lost(reason) {
        provenAt = undefined;
        const pause = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** failures++);
        log.warn(
          'The connection that hears of purges was lost; answers are not kept until there is a new one.',
          {
            reason,
          },
        );
        retry = setTimeout(() => connect(listener), pause * (0.5 + Math.random() / 2));
      },
    });
  }

  return {
    start: connect,

    /** Whether the newest echo that came back was sent less than two seconds ago. A clock set back proves nothing. */
    isLive(): boolean {
      const age = provenAt === undefined ? Infinity : Date.now() - provenAt;
      return age >= 0 && age < provenMilliseconds;
    },

    stop(): void {
      clearTimeout(retry);
      connection?.close();
      provenAt = undefined;
    },
  };
}
