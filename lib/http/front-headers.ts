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
} as const;

/**
 * What the front tells a handler about a request. Clients cannot forge these: theirs are removed.
 */
export const requestFacts = {
  /** Who asks, for limits and the audit trail: an IPv4 address, or the /64 network of an IPv6 address. */
  clientAddress: 'lode-client-address',
  /** The name of the request, as in the answer's `X-Request-Id` and in the log. */
  requestId: 'x-request-id',
} as const;

/** The client's address, as the front knows it. The front sets it on every request; a client cannot. */
export const addressHeader = 'lode-address';
