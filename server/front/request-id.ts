import { randomBytes } from 'node:crypto';

const wellFormed = /^[\w.:/+=-]{1,64}$/;

/** Makes short names for requests that no two processes share: a random beginning, then a count. */
export function createRequestIds(): () => string {
  const beginning = randomBytes(6).toString('hex');
  let count = 0;
  return () => `${beginning}-${(++count).toString(36)}`;
}

/** Where prepared headers, a flat list, end: with a place for the id of the request that they will answer. */
export const requestIdPlace = ['X-Request-Id', ''];

/** Writes a request id into its place, which is safe because a head is turned into text before the next request. */
export function withRequestId(headers: string[], requestId: string): string[] {
  headers[headers.length - 1] = requestId;
  return headers;
}

/** The name that a trusted proxy gave a request, if it can be used. */
export const proxiesRequestId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && wellFormed.test(header) ? header : undefined;
