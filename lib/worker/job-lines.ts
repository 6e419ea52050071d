import type { LogFunctionFactory } from 'graphile-worker';
import { z } from 'zod';
import { log } from '../log/log';

const levels: Record<string, (message: string, fields?: Record<string, unknown>) => void> = {
  error: log.error,
  warning: log.warn,
};

/** What the queue tells goes to the log. */
export const forwardLines: LogFunctionFactory = () => (level, message, fields) =>
  (levels[level] ?? log.debug)(message, withoutPayload(fields));

const Job = z.object({ id: z.string(), task_identifier: z.string(), attempts: z.number() });

/** Fields of a line without what a job was given: that may be an address, or what was typed for one. */
export function withoutPayload({ job, ...fields }: Record<string, unknown> = {}): Record<string, unknown> {
  const { data } = Job.safeParse(job);
  return data === undefined ? fields : { ...fields, job: data };
}
