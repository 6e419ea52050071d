import { type IncomingHttpHeaders, request, type RequestOptions } from 'node:http';

export type PlainAnswer = { status: number; reason: string; headers: IncomingHttpHeaders; body: Buffer };

/** Asks a server and reads the whole answer, as it came: nothing is decoded, followed or remembered. */
export function askPlainly(options: RequestOptions, body?: string | Buffer): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(options);
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.end(body);
  });
}
