/** Connections that one process holds for its reads and writes. */
export const poolSize = 12;

/** Connections beside the pool: the listener, and two for each of the two job loops. */
export const connectionsBesidePool = 5;

/** Write transactions at once in one process: the rest of the pool is always free for readers. */
export const writersAtOnce = 6;

/** A read that takes longer than this is stopped by PostgreSQL. */
export const readTimeoutMs = 10_000;

/** A statement of a write transaction. */
export const writeTimeoutMs = 30_000;

/** PostgreSQL ends every statement sooner: one that is not answered by then was sent to nobody, and is given up. */
export const silenceTimeoutMs = 35_000;

/** How long a write waits for another one's lock. */
export const lockTimeoutMs = 15_000;
