import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { log } from '@/lib/log/log';
import { longestStopMs } from './stop-request';

export const readyMessage = 'ready';
export const stopMessage = 'stop';

const longestPauseMs = 30_000;
const provenMs = 60_000;

/**
 * Runs this program in so many processes that share the port, and replaces one that ends unasked, ever later when it
 * ends again and again. Resolves when all serve; throws when one cannot even start.
 */
export async function startWorkers(
  count: number,
  variables: Record<string, string>,
): Promise<{ stop(): Promise<void> }> {
  cluster.setupPrimary({ exec: fileURLToPath(import.meta.url) });
  let stopping = false;
  const replacements = new Set<NodeJS.Timeout>();

  function replaceWhenGone(worker: Worker, failures: number): void {
    const born = Date.now();
    worker.once('exit', (code) => {
      if (stopping) return;
      const failed = Date.now() - born < provenMs ? failures + 1 : 1;
      const pauseMs = Math.min(longestPauseMs, 500 * 2 ** (failed - 1));
      log.error('A process of Lode ended by itself; another one takes its place.', { code, pauseMs });
      const timer = setTimeout(() => {
        replacements.delete(timer);
        replaceWhenGone(cluster.fork(variables), failed);
      }, pauseMs);
      replacements.add(timer);
    });
  }

  async function stop(): Promise<void> {
    stopping = true;
    replacements.forEach(clearTimeout);
    await Promise.all(Object.values(cluster.workers ?? {}).map(stopWorker));
  }

  const workers = Array.from({ length: count }, () => cluster.fork(variables));
  try {
    await Promise.all(workers.map(whenReady));
  } catch (error) {
    await stop();
    throw error;
  }
  for (const worker of workers) replaceWhenGone(worker, 0);
  return { stop };
}

function whenReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message) => {
      if (message === readyMessage) resolve();
    });
    worker.once('exit', () =>
      reject(new Error('A process of Lode could not start; its own words stand above.')),
    );
  });
}

async function stopWorker(worker: Worker | undefined): Promise<void> {
  if (worker === undefined || worker.isDead()) return;
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  const late = setTimeout(() => worker.process.kill('SIGKILL'), longestStopMs - 2_000);
  worker.send(stopMessage);
  await gone;
  clearTimeout(late);
}
