import type { OutgoingHttpHeaders } from 'node:http';
import type { AnswerHead } from './application-response';
import { isInternal, readNotes } from './answer-notes';
import { documentSecurity, fileSecurity, frameSecurity, pageSecurity } from './security';

export type Leaving = {
  personal: boolean;
  /** The address is for the readers of a gallery that is for its members. */
  closed: boolean;
  /** The Content-Security-Policy of a page; undefined where no page is expected. */
  pagePolicy: string | undefined;
  /** The gallery's public address is https. */
  secure: boolean;
};

/** Named by who may keep what leaves, and for how long. */
export const leavingPolicies = {
  /** Kept by us and purged when it changes: everybody else asks each time whether it still holds. */
  revalidated: 'public, max-age=0, must-revalidate',
  /** Bytes that never change behind their address. */
  bytes: 'public, max-age=86400',
  /** The same for all readers: kept by nobody between, and by a browser only to ask each time. */
  readers: 'private, no-cache',
  /** For the one who asked, and once. */
  personal: 'private, no-store',
  /** Refusals and failures may be over in a moment. */
  error: 'no-store',
} as const;

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const ours = new Set([
  'cache-control',
  'content-security-policy',
  'date',
  'expires',
  'pragma',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'x-content-type-options',
  'x-powered-by',
  'x-request-id',
]);

/**
 * The headers with which an answer leaves, as a flat list: the handler's own without what was meant for the front or is
 * the front's to say, then how long others may keep it, what it varies by and what a browser may do with it.
 */
export function leavingHeaders(head: AnswerHead, leaving: Leaving): string[] {
  return [
    ...ownHeaders(head.headers),
    ...readNotes(head.headers).warnings.flatMap((warning) => ['X-NuGet-Warning', warning]),
    'Cache-Control',
    leavingCacheControl(head, leaving),
    ...(leaving.closed ? ['Vary', 'Authorization, Cookie, X-NuGet-ApiKey'] : []),
    ...securityOf(head.headers, leaving),
  ];
}

function securityOf(headers: OutgoingHttpHeaders, { pagePolicy, secure }: Leaving): string[] {
  const { objectName, framed } = readNotes(headers);
  if (objectName !== undefined) return fileSecurity(secure);
  if (framed) return frameSecurity(secure);
  if (pagePolicy !== undefined && isHtml(headers)) return pageSecurity(pagePolicy, secure);
  return documentSecurity(secure);
}

function* ownHeaders(headers: OutgoingHttpHeaders): Generator<string> {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || hopByHop.has(name) || ours.has(name) || isInternal(name)) continue;
    for (const one of [value].flat()) {
      yield name;
      yield String(one);
    }
  }
}

function leavingCacheControl({ status, headers }: AnswerHead, { personal, closed }: Leaving): string {
  const { objectName, surrogateControl } = readNotes(headers);
  const own = headers['cache-control'];
  const noTransform = forbidsTransforming(headers) ? ', no-transform' : '';

  if (personal || headers['set-cookie'] !== undefined) return leavingPolicies.personal;
  if (status >= 400) return leavingPolicies.error;
  if (closed) return leavingPolicies.readers + noTransform;
  if (objectName !== undefined) return leavingPolicies.bytes;
  if (isHtml(headers)) return leavingPolicies.personal;
  if (surrogateControl !== undefined) return leavingPolicies.revalidated + noTransform;
  return own === undefined ? leavingPolicies.error : own;
}

export const isHtml = (headers: OutgoingHttpHeaders): boolean =>
  String(headers['content-type'] ?? '').startsWith('text/html');

/** Whether a handler wants its bytes to leave as they are: some clients do not expect them compressed. */
export const forbidsTransforming = (headers: OutgoingHttpHeaders): boolean =>
  /\bno-transform\b/.test(headers['cache-control'] ?? '');
