import { InvalidPackage } from '../nuget/invalid-package';
import type { IncomingBytes } from './incoming-bytes';

const maxHeaderBytes = 16 * 1024;
const maxEpilogueBytes = 1024;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const hyphen = 0x2d;

/** Reads on to the first boundary and over it. */
export async function skipPreamble(body: IncomingBytes, delimiter: Buffer): Promise<void> {
  let at = body.bytes.indexOf(delimiter);
  while (at === -1) {
    if (body.bytes.length > maxHeaderBytes) {
      throw new InvalidPackage(
        'The multipart body does not begin with the boundary of its Content-Type header.',
      );
    }
    if (!(await body.readMore())) throw cutShort();
    at = body.bytes.indexOf(delimiter);
  }
  body.take(at + delimiter.length);
}

/** Reads the headers after a boundary, by their names in lower case. */
export async function readPartHeaders(body: IncomingBytes): Promise<ReadonlyMap<string, string>> {
  let block = parseHeaderBlock(body.bytes);
  while (block === 'incomplete') {
    if (body.bytes.length > maxHeaderBytes) {
      throw new InvalidPackage('The headers of a part of the multipart body are longer than 16 KiB.');
    }
    if (!(await body.readMore())) throw cutShort();
    block = parseHeaderBlock(body.bytes);
  }
  if (block === 'malformed') {
    throw new InvalidPackage(
      'The multipart body holds no file. Send the package as a part with a file name.',
    );
  }
  body.take(block.length);
  return block.headers;
}

/**
 * The data of one part, without the CRLF or the bare LF before the boundary that ends it. That boundary is left in
 * the body.
 *
 * Data runs to the *last* boundary, for a package may hold any bytes. As a stream cannot look at its end, a boundary
 * counts as the last one when nothing but white space follows it to the end of the body, or when it begins a line and
 * the complete headers of another part follow. Any other one is data. So a text after the closing boundary, which
 * RFC 2046 allows and no client sends, makes the body look cut short.
 */
export async function* readPartData(body: IncomingBytes, delimiter: Buffer): AsyncGenerator<Buffer> {
  // A boundary may arrive in pieces, and the line break before it is not data.
  const heldBytes = delimiter.length - 1 + '\r\n'.length;
  let searchFrom = 0;
  for (;;) {
    const at = body.bytes.indexOf(delimiter, searchFrom);
    const verdict = at === -1 ? 'undecided' : judgeBoundary(body, at, delimiter.length);

    if (verdict === 'end') {
      const length = at - lineBreakBefore(body.bytes, at);
      if (length > 0) yield body.take(length);
      body.take(at - length);
      return;
    }
    if (verdict === 'data') {
      searchFrom = at + 1;
      continue;
    }
    if (body.ended) throw cutShort();
    const safe = at === -1 ? body.bytes.length - heldBytes : at - '\r\n'.length;
    if (safe > 0) yield body.take(safe);
    searchFrom = 0;
    await body.readMore();
  }
}

function lineBreakBefore(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== lineFeed) return 0;
  return bytes[at - 2] === carriageReturn ? 2 : 1;
}

type Verdict = 'end' | 'data' | 'undecided';

function judgeBoundary({ bytes, ended }: IncomingBytes, at: number, delimiterLength: number): Verdict {
  const tail = bytes.subarray(at + delimiterLength);
  if (tail.length < 2 && !ended) return 'undecided';

  const isClosing = tail[0] === hyphen && tail[1] === hyphen;
  const epilogue = (isClosing ? tail.subarray(2) : tail).subarray(0, maxEpilogueBytes);
  if (epilogue.every(isBlank)) {
    if (ended) return 'end';
    return epilogue.length < maxEpilogueBytes ? 'undecided' : 'data';
  }
  return isClosing || bytes[at - 1] !== lineFeed ? 'data' : judgeNextPart(tail, ended);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === carriageReturn;
}

function judgeNextPart(tail: Buffer, ended: boolean): Verdict {
  const block = parseHeaderBlock(tail);
  if (block === 'malformed') return 'data';
  if (block === 'incomplete') return ended || tail.length > maxHeaderBytes ? 'data' : 'undecided';
  return block.headers.has('content-disposition') ? 'end' : 'data';
}

type HeaderBlock = { headers: ReadonlyMap<string, string>; length: number };

const header = /^([^\s:-][^\s:]*):[ \t]*(.*)$/s;

/** The rest of the boundary's line, which must be blank, then lines of headers up to an empty one. */
function parseHeaderBlock(bytes: Buffer): HeaderBlock | 'incomplete' | 'malformed' {
  const firstLineEnd = bytes.indexOf(lineFeed);
  const firstLine = firstLineEnd === -1 ? bytes : bytes.subarray(0, firstLineEnd);
  if (!firstLine.every(isBlank)) return 'malformed';
  if (firstLineEnd === -1) return 'incomplete';

  const headers = new Map<string, string>();
  let lastName: string | undefined;
  let position = firstLineEnd + 1;
  for (;;) {
    const end = bytes.indexOf(lineFeed, position);
    if (end === -1) return 'incomplete';
    const line = bytes.toString('latin1', position, end).replace(/\r$/, '');
    position = end + 1;
    if (line === '') return { headers, length: position };

    const [, name, value] = header.exec(line) ?? [];
    if (name !== undefined) {
      lastName = name.toLowerCase();
      headers.set(lastName, value ?? '');
    } else if (lastName !== undefined && /^[ \t]/.test(line)) {
      headers.set(lastName, `${headers.get(lastName) ?? ''} ${line.trim()}`);
    } else {
      return 'malformed';
    }
  }
}

function cutShort(): InvalidPackage {
  return new InvalidPackage(
    'The upload was cut short: the boundary that closes its multipart body is missing. Push the package again.',
  );
}
