import pino, { type Logger } from 'pino';
import { env } from '../config/env';
import { shared } from '../config/shared';

type Fields = Record<string, unknown>;

/**
 * Structured lines on standard error, so that standard output is free for answers. A message can be read alone;
 * the fields are there to filter by. Never a secret, a mail address or a body, but for the mails of a gallery that sends
 * none.
 */
export const log = {
  debug: (message: string, fields: Fields = {}) => logger().debug(fields, message),
  info: (message: string, fields: Fields = {}) => logger().info(fields, message),
  warn: (message: string, fields: Fields = {}) => logger().warn(fields, message),
  error: (message: string, fields: Fields = {}) => logger().error(fields, message),
};

function logger(): Logger {
  return shared('log', () =>
    pino(
      { level: env().LOG_LEVEL, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
      pino.destination({ fd: 2, sync: false }),
    ),
  );
}
