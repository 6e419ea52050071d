/** Whether an `If-None-Match` header names the entity tag (weakly compared, RFC 9110 section 13.1.2). */
export function noneMatches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** Whether an `If-Range` header allows a part: it names the same bytes for certain (RFC 9110 section 13.1.5). */
export const rangeHolds = (header: string | string[] | undefined, etag: string): boolean =>
  header === undefined || String(header).trim() === etag;

const told = new Set(['cache-control', 'content-location', 'etag', 'expires', 'vary']);

/** What a 304 repeats of the headers, a flat list, of the answer that it stands for (RFC 9110 section 15.4.5). */
export const notModifiedHeaders = (headers: readonly string[]): string[] =>
  headers.filter((_, at) => told.has((headers[at - (at % 2)] ?? '').toLowerCase()));
