import type { OutgoingHttpHeader } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip, type Gzip } from 'node:zlib';
import type { BrotliCompress } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** Below this a compressed body is hardly smaller, or even larger. */
export const smallestCompressedBytes = 512;

const compressible =
  /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|xml|manifest\+json|problem\+json|[\w.-]+\+(?:json|xml)))/i;

export const isCompressible = (contentType: OutgoingHttpHeader | undefined): boolean =>
  compressible.test(String(contentType ?? ''));

const memoEntries = 1_000;
const seen = new Map<string, Accepted>();

export type Accepted = { gzip: boolean; br: boolean };

/** Which encodings an `Accept-Encoding` header names; `*` names none, for some who send it cannot read `br`. */
export function acceptedEncodings(header: string | undefined): Accepted {
  if (header === undefined) return nothingNamed;
  const known = seen.get(header);
  if (known) return known;

  const named = new Set(header.toLowerCase().split(',').flatMap(acceptedName));
  const accepted = { gzip: named.has('gzip') || named.has('x-gzip'), br: named.has('br') };
  if (seen.size >= memoEntries) seen.clear();
  seen.set(header, accepted);
  return accepted;
}

const nothingNamed: Accepted = { gzip: false, br: false };

function acceptedName(part: string): string[] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const refused = parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  return refused ? [] : [name];
}

const compressWhole = { gzip: promisify(gzip), br: promisify(brotliCompress) };

/** Compresses a whole body well, outside of the event loop: for answers that are kept and sent often. */
export function compress(body: Buffer, encoding: 'gzip' | 'br'): Promise<Buffer> {
  if (encoding === 'gzip') return compressWhole.gzip(body, { level: 6 });
  return compressWhole.br(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

/** Compresses a body as it comes: what is written can be read at the other end at once. */
export function createEncoder(encoding: 'gzip' | 'br'): Gzip | BrotliCompress {
  if (encoding === 'gzip') return createGzip({ level: 5, flush: constants.Z_SYNC_FLUSH });
  return createBrotliCompress({
    flush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
  });
}
