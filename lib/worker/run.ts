import { Logger, run } from 'graphile-worker';
import { databaseUrl } from '../db/address';
import { log } from '../log/log';
import { schedule, tasks } from './tasks';

/**
 * Works off the queue, one job at a time, until it is stopped; stopping waits for the job at hand. Every process
 * runs this loop, and PostgreSQL gives each job to one of them.
 */
export async function runJobs(): Promise<{ stop(): Promise<void> }> {
  const runner = await run({
    connectionString: databaseUrl(),
    maxPoolSize: 2,
    concurrency: 1,
    noHandleSignals: true,
    taskList: tasks,
    crontab: schedule,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error') log.error(message, meta);
      else if (level === 'warning') log.warn(message, meta);
      else log.debug(message, meta);
    }),
  });
  return { stop: () => runner.stop() };
}
