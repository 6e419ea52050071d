import { InvalidPackage } from '@/lib/nuget/invalid-package';
import { readPushBody } from './push-body';

/** The bytes of the file in a form, empty when none was chosen. Throws `uploadTooLarge` before it holds more. */
export async function readUploadedFile(request: Request, limitBytes: number): Promise<Uint8Array> {
  const contentType = request.headers.get('content-type') ?? undefined;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of readPushBody(bodyOf(request), contentType, limitBytes)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof InvalidPackage) return new Uint8Array();
    throw error;
  }
  return Buffer.concat(chunks);
}

async function* bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body !== null) yield* request.body;
}
