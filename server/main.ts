import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { readDotEnv } from '@/lib/config/dot-env';
import { env, InvalidEnvironment } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { ForeignStorage } from '@/lib/domain/site/own-storage';
import { prepareGallery } from '@/lib/domain/site/prepare';
import { openDatabase } from './boot/database';
import { requireFreePort } from './boot/port';
import { StartRefused } from './boot/refusal';
import { say } from './boot/say';
import { readCertificate } from './listener';
import { startServing } from './serve';
import { endsWithin, leaveStopToOthers, longestStopMs, watchForStop, whenAborted } from './stop-request';
import { readyMessage, startWorkers, stopMessage } from './workers';

const dev = process.argv.includes('--dev');

/** Everything up to serving, and back: what was opened last is closed first, whenever the end is asked for. */
async function runLode(): Promise<void> {
  const stop = watchForStop();
  const opened: (() => Promise<void>)[] = [];
  try {
    const settings = env();
    readCertificate(settings);
    await requireFreePort(settings.PORT, settings.HOST);
    stop.throwIfAborted();

    const database = await openDatabase(settings, stop);
    opened.push(() => database.close());
    stop.throwIfAborted();

    opened.push(() => closeConnections());
    const { firstStartPath } = await prepareGallery({ firstStart: true });
    stop.throwIfAborted();

    const serving =
      settings.WEB_PROCESSES === 1
        ? await startServing({ dev })
        : await startWorkers(settings.WEB_PROCESSES, { DATABASE_URL: database.url });
    opened.push(() => stopServing(serving));
    stop.throwIfAborted();

    say(`Lode serves ${settings.GALLERY_URL} (ready in ${(performance.now() / 1000).toFixed(1)} s).`);
    if (firstStartPath !== undefined) {
      say(`Make the first administrator at ${settings.GALLERY_URL}${firstStartPath} (within a day, once).`);
    }
    if (settings.SMTP_URL === undefined) {
      const address = `${settings.GALLERY_URL}/admin/mail`;
      say(`No mail is sent, for SMTP_URL is not set: administrators read what is kept at ${address}.`);
    }
    await Promise.race([whenAborted(stop), failWhenLost(database.lost)]);
  } catch (error) {
    if (!stop.aborted) fail(error);
  } finally {
    for (const close of opened.reverse()) await close().catch(fail);
    if (stop.aborted) say('Lode has stopped.');
    process.exit();
  }
}

/** A database that has fallen silent holds up neither the end nor what is closed after this. */
async function stopServing(serving: { stop(): Promise<void> }): Promise<void> {
  if (await endsWithin(longestStopMs, serving.stop())) return;
  process.exitCode = 1;
  say(
    `Lode could not end in order within ${longestStopMs / 1000} s, as when the database does not answer: what was noted and not written, such as the latest downloads, is lost.`,
  );
}

async function closeConnections(): Promise<void> {
  await endsWithin(5_000, db().$disconnect());
}

async function failWhenLost(lost: Promise<void>): Promise<never> {
  await lost;
  throw new Error('The embedded PostgreSQL has ended by itself.');
}

/** One of several processes: the primary owns the database, the signals and the words. */
async function runWorker(): Promise<void> {
  leaveStopToOthers();
  process.once('disconnect', () => process.exit(1));
  try {
    const serving = await startServing({ dev });
    process.on('message', (message) => {
      if (message === stopMessage) void serving.stop().finally(() => process.exit(0));
    });
    process.send?.(readyMessage);
  } catch (error) {
    fail(error);
    process.exit();
  }
}

function fail(error: unknown): void {
  process.exitCode = 1;
  const refused = [StartRefused, InvalidEnvironment, ForeignStorage];
  if (error instanceof Error && refused.some((kind) => error instanceof kind)) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
readDotEnv('.');
await (cluster.isWorker ? runWorker() : runLode());
