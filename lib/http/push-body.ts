import { uploadTooLarge } from '../domain/errors';
import { InvalidPackage } from '../nuget/invalid-package';
import { parseHeaderValue } from './header-parameters';
import { IncomingBytes } from './incoming-bytes';
import { readPartData, readPartHeaders, skipPreamble } from './multipart';

/** Of boundaries, headers and fields beside the package. */
const maxFramingBytes = 64 * 1024;

/**
 * The bytes of the package in the body of a push: those of the first file part when the body is multipart, whatever
 * its names are, or else the body itself. It holds a few kilobytes beyond the chunk at hand, and throws
 * `InvalidPackage` for a body that is cut short or has no file.
 *
 * The source is read to its end, unless the caller stops before. It is never closed, because a request that is
 * destroyed cannot be answered any more. Whatever its parts are, no more of it is read than a package of the limit, a
 * little around it and the chunk that passes this: then it throws `uploadTooLarge`.
 */
export function readPushBody(
  source: AsyncIterable<Uint8Array>,
  contentType: string | undefined,
  limitBytes: number,
): AsyncIterable<Uint8Array> {
  const { value, parameters } = parseHeaderValue(contentType ?? '');
  const body = new IncomingBytes(source, {
    bytes: limitBytes + maxFramingBytes,
    refusal: () => uploadTooLarge(limitBytes),
  });
  return value.startsWith('multipart/') ? readFirstFile(body, parameters.get('boundary')) : readWhole(body);
}

async function* readWhole(body: IncomingBytes): AsyncGenerator<Uint8Array> {
  while (await body.readMore()) yield body.take(body.bytes.length);
}

const longestBoundary = 200;

async function* readFirstFile(body: IncomingBytes, boundary = ''): AsyncGenerator<Uint8Array> {
  if (boundary === '' || boundary.length > longestBoundary) {
    throw new InvalidPackage(
      'The Content-Type header says "multipart" but names no boundary that can be used.',
    );
  }
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');

  await skipPreamble(body, delimiter);
  while (!isFile(await readPartHeaders(body))) {
    await skipPart(body, delimiter);
  }
  yield* readPartData(body, delimiter);

  while (await body.readMore()) body.take(body.bytes.length);
}

async function skipPart(body: IncomingBytes, delimiter: Buffer): Promise<void> {
  const data = readPartData(body, delimiter);
  while ((await data.next()).done !== true) continue;
  body.take(delimiter.length);
}

function isFile(headers: ReadonlyMap<string, string>): boolean {
  const { parameters } = parseHeaderValue(headers.get('content-disposition') ?? '');
  return parameters.has('filename') || parameters.has('filename*');
}
