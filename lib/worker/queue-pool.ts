import pg from 'pg';
import { log } from '../log/log';

/** Connections for the job queue, which are given back by `end`. */
export type QueuePool = pg.Pool;

/**
 * Connections of the job queue's own. That the database ends one of them, as it does when it stops, is only noted: the
 * queue's own pool would throw it at the process between the moment it is told to end and the moment it has.
 */
export function openQueuePool(connectionString: string, max: number): QueuePool {
  const pool = new pg.Pool({ connectionString, max });
  const note = (error: Error) => log.debug('The database ended a connection of the job queue', { error });
  pool.on('error', note);
  pool.on('connect', (client) => void client.on('error', note));
  return pool;
}
