/**
 * What a handler tells the front, in headers that never leave the process. The front removes each of them.
 */
export const frontHeaders = {
  /** How long the front may keep the answer, as `max-age=SECONDS`. */
  surrogateControl: 'surrogate-control',
  /** What the answer depends on, separated by commas: a purge of one of these drops it. */
  cacheTag: 'cache-tag',
  /** The storage object whose bytes are the body. */
  send: 'lode-send',
  /** The key of the package version that a complete answer counts as a download of. */
  download: 'lode-download',
  /** Set when the answer is HTML with styles of its own, in which nothing runs, for a frame of our own pages. */
  framed: 'lode-framed',
  /** Sentences for the person at a NuGet client, as a JSON array: one header can hold only one of them. */
  warnings: 'lode-warnings',
} as const;

/**
 * Who asks, for limits and the audit trail: an IPv4 address, or the first address of an IPv6 /64 network. The front sets
 * it on every request; a client cannot.
 */
export const addressHeader = 'lode-address';

/** The name of a request, as in the `X-Request-Id` of its answer and in the log. The front sets it as well. */
export const requestIdHeader = 'x-request-id';

/** Set by the front where a gallery is for its members, on a request that it found to be of one who may read. */
export const readerHeader = 'lode-reader';
