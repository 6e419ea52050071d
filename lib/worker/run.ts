import { Logger, run, type Runner, type RunnerOptions } from 'graphile-worker';
import { databaseUrl } from '../db/address';
import { forwardLines } from './job-lines';
import { openQueuePool } from './queue-pool';
import { schedule, tasks, urgentTasks } from './tasks';

/**
 * Works off the queue, one job at a time and one urgent job beside it, until it is stopped; stopping waits a while for
 * the jobs at hand, which else are left to another run. Every process runs this, and PostgreSQL gives each job to one
 * of them.
 */
export async function runJobs(): Promise<{ stop(): Promise<void> }> {
  const pool = openQueuePool(databaseUrl(), connections);
  const runners = [
    await runLoop({ pgPool: pool, taskList: tasks, crontab: schedule }),
    await runLoop({ pgPool: pool, taskList: urgentTasks }),
  ];
  // What a process that was killed left behind, or a migration.
  for (const job of ['commit-catalog', 'send-mail']) await runners[0]?.addJob(job, {});
  return {
    async stop() {
      await Promise.all(runners.map(stopLoop));
      await pool.end();
    },
  };
}

const patienceMs = 10_000;

/** Each of the two loops listens on one connection and works on another. */
const connections = 4;

function runLoop(work: Pick<RunnerOptions, 'pgPool' | 'taskList' | 'crontab'>): Promise<Runner> {
  return run({
    concurrency: 1,
    noHandleSignals: true,
    logger: new Logger(forwardLines),
    ...work,
  });
}

async function stopLoop(runner: Runner): Promise<void> {
  const late = setTimeout(() => void runner.kill(), patienceMs);
  await runner.stop();
  await runner.promise;
  clearTimeout(late);
}
