import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { runJobs } from '@/lib/worker/run';
import { createListener, finishRequests, listen } from './listener';

export type ServeOptions = {
  /** Pages are built when they are asked for, and again when their source changes. */
  dev: boolean;
};

const patienceMs = 25_000;

/**
 * Serves the gallery on the port of the settings and works off jobs, until it is stopped: then it takes no more
 * connections, finishes what it began, and gives the database's connections back.
 */
export async function startServing({ dev }: ServeOptions): Promise<{ stop(): Promise<void> }> {
  const settings = env();
  const { default: next } = await import('next');
  const server = createListener(settings, (request, response) => void answer(request, response));
  const application = next({ dev, hostname: 'localhost', port: settings.PORT, httpServer: server });
  await application.prepare();
  const answer = application.getRequestHandler();

  await listen(server, settings);
  const jobs = await runJobs();
  return {
    async stop() {
      await finishRequests(server, patienceMs);
      await jobs.stop();
      await application.close();
      await db().$disconnect();
    },
  };
}
