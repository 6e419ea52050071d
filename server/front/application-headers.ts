import type { IncomingHttpHeaders } from 'node:http';
import { addressHeader, readerHeader, requestIdHeader } from '@/lib/http/front-headers';
import { isInternal } from './answer-notes';
import { isBasic, isEmptyBasic } from './personal';

export type Vouched = {
  /** The gallery's public origin. */
  origin: URL;
  clientAddress: string;
  requestId: string;
  /** The request is answered because it comes from a reader, in a gallery that is for its members. */
  reader?: boolean;
};

/** What a client says of itself, its host and its way here, or may not say at all. */
const notTheClients =
  /^(?:x-forwarded-.*|x-middleware-.*|forwarded|x-real-ip|expect|upgrade|content-security-policy(?:-report-only)?)$/;

/** The headers of a request whose answer is for everybody: nothing in them comes from the client. */
export function neutralHeaders({
  origin,
  clientAddress,
  requestId,
  reader = false,
}: Vouched): IncomingHttpHeaders {
  return {
    host: origin.host,
    'x-forwarded-host': origin.host,
    'x-forwarded-proto': origin.protocol.slice(0, -1),
    'x-forwarded-port': origin.port || (origin.protocol === 'https:' ? '443' : '80'),
    'x-forwarded-for': clientAddress,
    [addressHeader]: clientAddress,
    [requestIdHeader]: requestId,
    ...(reader && { [readerHeader]: '1' }),
  };
}

/** The client's own headers, without what it cannot vouch for, and with what the front vouches for. */
export function vouchedHeaders(client: IncomingHttpHeaders, vouched: Vouched): IncomingHttpHeaders {
  const own = Object.entries(client).filter(([name]) => !notTheClients.test(name) && !isInternal(name));
  const headers = { ...Object.fromEntries(own), ...neutralHeaders(vouched) };
  const { authorization = '' } = headers;
  // What a reader showed was looked at before; nobody else has to learn it.
  if (isEmptyBasic(authorization) || (vouched.reader === true && isBasic(authorization)))
    delete headers.authorization;
  return headers;
}
