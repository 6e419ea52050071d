import { requestTooLarge } from '@/lib/domain/errors';

/** The body of a request as far as it may be long. Throws `requestTooLarge`. */
export async function readBoundedBody(request: Request, mostBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw requestTooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
