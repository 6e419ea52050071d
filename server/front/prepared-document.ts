import { createHash } from 'node:crypto';
import type { AnswerHead } from './application-response';
import { noneMatches, notModifiedHeaders } from './conditional';
import {
  acceptedEncodings,
  compress,
  type Encoding,
  isCompressible,
  smallestCompressedBytes,
} from './encoding';
import type { Exchange } from './exchange';
import { forbidsTransforming, type Leaving, leavingHeaders } from './leaving-headers';
import { requestIdPlace, withRequestId } from './request-id';

/** One encoding of a document, ready to leave: each header list ends with a place for the request id. */
type Representation = {
  etag: string | undefined;
  /** As `sendable` makes it. */
  body: Buffer | string;
  headers: string[];
  notModifiedHeaders: string[];
};

/** An answer that is kept, in every encoding that its clients may want. */
export type PreparedDocument = {
  status: number;
  reason: string;
  identity: Representation;
  gzip: Representation | undefined;
  br: Representation | undefined;
  sizeBytes: number;
};

/** Makes an answer ready to be sent many times: compresses it once, and hashes each encoding for its entity tag. */
export async function prepareDocument(
  head: AnswerHead,
  body: Buffer,
  leaving: Leaving,
  encodings: readonly ('gzip' | 'br')[],
): Promise<PreparedDocument> {
  const { 'content-length': _length, 'accept-ranges': _ranges, etag: _etag, ...headers } = head.headers;
  const bare = { ...head, headers };
  const varies =
    headers['content-encoding'] === undefined &&
    isCompressible(headers['content-type']) &&
    !forbidsTransforming(head.headers);
  const wanted = varies && body.length >= smallestCompressedBytes ? encodings : [];

  const represent = async (encoding: Encoding) =>
    representation(
      bare,
      encoding === 'identity' ? body : await compress(body, encoding),
      encoding,
      leaving,
      varies,
    );
  const [identity, gzip, br] = await Promise.all([
    represent('identity'),
    wanted.includes('gzip') ? represent('gzip') : undefined,
    wanted.includes('br') ? represent('br') : undefined,
  ]);
  const bytes = [identity, gzip, br].reduce((sum, one) => sum + (one ? one.body.length + 1_500 : 0), 0);
  return { status: head.status, reason: head.reason, identity, gzip, br, sizeBytes: bytes };
}

/** Sends a prepared document: in the encoding that the client reads, or the word that it has it already. */
export function sendDocument({ request, response, requestId }: Exchange, document: PreparedDocument): void {
  const { headers, method } = request;
  const { etag, body, ...ready } = chooseRepresentation(document, headers['accept-encoding']);

  if (etag !== undefined && noneMatches(headers['if-none-match'], etag)) {
    response.writeHead(304, withRequestId(ready.notModifiedHeaders, requestId));
    response.end();
    return;
  }
  response.writeHead(document.status, document.reason, withRequestId(ready.headers, requestId));
  if (method === 'HEAD') response.end();
  else response.end(body, 'latin1');
}

function chooseRepresentation(document: PreparedDocument, acceptEncoding: string | string[] | undefined) {
  if (!document.gzip && !document.br) return document.identity;
  const accepted = acceptedEncodings(acceptEncoding === undefined ? undefined : String(acceptEncoding));
  return (accepted.br && document.br) || (accepted.gzip && document.gzip) || document.identity;
}

function representation(
  head: AnswerHead,
  body: Buffer,
  encoding: Encoding,
  leaving: Leaving,
  varies: boolean,
): Representation {
  const etag = head.status === 200 ? `"${createHash('sha256').update(body).digest('base64url')}"` : undefined;
  const headers = [
    ...leavingHeaders(head, leaving),
    ...(varies ? ['Vary', 'Accept-Encoding'] : []),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...(etag === undefined ? [] : ['ETag', etag]),
  ];
  return {
    etag,
    body: sendable(body),
    headers: [...headers, 'Content-Length', String(body.length), ...requestIdPlace],
    notModifiedHeaders: [...notModifiedHeaders(headers), ...requestIdPlace],
  };
}

/** Beyond this, copying a text costs more than is won. */
const textLimitBytes = 16_000;

/** Few bytes as a text with a character for each, which Node joins with the head into one piece to write. */
function sendable(body: Buffer): Buffer | string {
  return body.length <= textLimitBytes ? body.toString('latin1') : body;
}
