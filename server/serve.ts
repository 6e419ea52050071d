import { env } from '@/lib/config/env';
import { databaseUrl } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { everything, onPurge } from '@/lib/db/purge';
import { storage } from '@/lib/storage/storage';
import { runJobs } from '@/lib/worker/run';
import { prepareApplication } from './application';
import { createFront } from './front/front';
import { createPurgeFeed } from './front/purge-feed';
import { createListener, finishRequests, listen } from './listener';
import { memberGate } from './member-gate';
import { keepNotes } from './notes';

export type ServeOptions = {
  /** Pages are built when they are asked for, and again when their source changes. */
  dev: boolean;
};

const patienceMs = 25_000;
const mebibyte = 1_048_576;
/** So much of a refused package is heard out, however small the limit is: a client cut off sooner sends it thrice. */
const heardMebibytes = 250;

/**
 * Serves the gallery on the port of the settings and works off jobs, until it is stopped: then it takes no more
 * connections, finishes what it began, writes down what it noted and gives the database's connections back.
 */
export async function startServing({ dev }: ServeOptions): Promise<{ stop(): Promise<void> }> {
  const settings = env();
  const server = createListener(settings);
  const application = await prepareApplication(server, { port: settings.PORT, dev });
  const notes = keepNotes();
  const purges = createPurgeFeed(databaseUrl());
  const gate = memberGate(purges);
  const front = createFront({
    next: application.answer,
    storage: storage(),
    origin: settings.GALLERY_URL,
    trustProxy: settings.TRUST_PROXY,
    count: notes.count,
    purges,
    gate,
    logRequests: settings.LOG_REQUESTS,
    pages: { dev, formOrigins: settings.providers.map(({ issuer }) => new URL(issuer).origin) },
    maxBodyBytes: Math.max(settings.MAX_PACKAGE_MB, heardMebibytes) * mebibyte,
  });
  const purge = (tags: readonly string[]) => {
    gate?.purge(tags);
    front.purge(tags);
  };
  purges.start({ purge, clear: () => purge([everything]) });
  onPurge(purge);
  server.on('request', front.handle);
  server.on('checkContinue', front.handleExpectation);
  server.on('clientError', front.handleClientError);

  await listen(server, settings);
  const jobs = await runJobs();
  return {
    async stop() {
      application.endUpgrades();
      await finishRequests(server, patienceMs);
      purges.stop();
      await jobs.stop();
      await notes.stop();
      await application.close();
      await db().$disconnect();
    },
  };
}
