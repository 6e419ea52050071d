import { Logger, type LogFunctionFactory, run } from 'graphile-worker';
import { databaseUrl } from '../db/address';
import { log } from '../log/log';
import { schedule, tasks } from './tasks';

/**
 * Works off the queue, one job at a time, until it is stopped; stopping waits a while for the job at hand, which else
 * is left to another run. Every process runs this loop, and PostgreSQL gives each job to one of them.
 */
export async function runJobs(): Promise<{ stop(): Promise<void> }> {
  const runner = await run({
    connectionString: databaseUrl(),
    maxPoolSize: 2,
    concurrency: 1,
    noHandleSignals: true,
    taskList: tasks,
    crontab: schedule,
    logger: new Logger(forwardLines),
  });
  return {
    async stop() {
      const late = setTimeout(() => void runner.kill(), patienceMs);
      await runner.stop();
      await runner.promise;
      clearTimeout(late);
    },
  };
}

const patienceMs = 10_000;

const levels: Record<string, (message: string, fields?: Record<string, unknown>) => void> = {
  error: log.error,
  warning: log.warn,
};

const forwardLines: LogFunctionFactory = () => (level, message, fields) =>
  (levels[level] ?? log.debug)(message, fields);
