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
