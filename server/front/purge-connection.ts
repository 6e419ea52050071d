import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';
import { purgeChannel, purgedTags } from '@/lib/db/purge';

type Events = {
  /** From now on every purge is heard. */
  listening(): void;
  purged(tags: readonly string[]): void;
  /** An echo came back: every purge committed before it was sent, at this time, has been heard. */
  proven(sentAt: number): void;
  /** The connection is gone; called once. */
  lost(reason: string): void;
};

const connectMilliseconds = 5_000;
const beatMilliseconds = 1_000;
const silentMilliseconds = 5_000;

/**
 * One connection to the database that hears of purges, and sends itself an echo each second. PostgreSQL delivers
 * notifications in the order of their commits, so that an echo proves all that came before it.
 */
export function openPurgeConnection(databaseUrl: string, events: Events): { close(): void } {
  const echoChannel = `lode_echo_${randomBytes(8).toString('hex')}`;
  // A socket of our own, for one that is frozen can only be destroyed.
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'lode purges',
    keepAlive: true,
    connectionTimeoutMillis: connectMilliseconds,
    stream: () => socket,
  });
  let closed = false;
  let awaitedSince: number | undefined;
  let beats: NodeJS.Timeout | undefined;

  client.on('error', lose);
  client.on('end', () => lose('The server ended it.'));
  client.on('notification', ({ channel, payload }) => {
    if (closed) return;
    if (channel === purgeChannel) {
      events.purged(purgedTags(payload));
    } else {
      awaitedSince = undefined;
      events.proven(Number(payload));
    }
  });
  listen().catch(lose);
  return { close };

  async function listen() {
    await client.connect();
    await client.query(`listen ${purgeChannel}`);
    await client.query(`listen ${echoChannel}`);
    if (closed) return;
    events.listening();
    beats = setInterval(beat, beatMilliseconds);
    beat();
  }

  function beat() {
    const now = Date.now();
    if (awaitedSince === undefined) {
      awaitedSince = now;
      client.query('select pg_notify($1, $2)', [echoChannel, String(now)]).catch(lose);
    } else if (now - awaitedSince > silentMilliseconds) {
      lose(`It was silent for ${now - awaitedSince} ms.`);
    }
  }

  function lose(reason: unknown) {
    if (closed) return;
    close();
    events.lost(reason instanceof Error ? reason.message : String(reason));
  }

  function close() {
    closed = true;
    clearInterval(beats);
    socket.destroy();
  }
}
