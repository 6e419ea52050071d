import { totalmem } from 'node:os';
import { connectionsBesidePool, poolSize } from '@/lib/db/limits';

export type PostgresUse = {
  /** Lode's processes, each of which holds a pool of connections. */
  processes: number;
  /** The data is thrown away afterwards: quicker, and lost with the power. */
  throwAway?: boolean;
  /** What was in memory when it stopped is read again at the start, beside its work. */
  prewarm?: boolean;
};

/** For commands beside the server, a `psql` of the operator, and what PostgreSQL reserves for itself. */
const connectionsToSpare = poolSize + 13;

/** The connections that so many processes of Lode may open at once, with the operator's commands beside them. */
const connectionsFor = (processes: number) =>
  processes * (poolSize + connectionsBesidePool) + connectionsToSpare;

/** The settings of the embedded PostgreSQL, as options of its command line. */
export function postgresSettings({ processes, throwAway = false, prewarm = false }: PostgresUse): string[] {
  const megabytes = Math.floor(totalmem() / 1_048_576);
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: connectionsFor(processes),
    // Sensible for a small machine that it shares with Lode itself, whose own caches come first.
    shared_buffers: `${Math.min(256, Math.max(32, Math.floor(megabytes / 32)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    maintenance_work_mem: '64MB',
    wal_compression: 'on',
    // Every query is short and the disk is a solid one: index scans cost little, compiling costs more than it saves.
    random_page_cost: 1.1,
    jit: 'off',
    lc_messages: 'C',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // https://www.postgresql.org/docs/current/pgprewarm.html
    ...(prewarm && { shared_preload_libraries: 'pg_prewarm' }),
    ...(throwAway && { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
