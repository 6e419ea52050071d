import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { runClosedLoop } from './closed-loop';
import { smallBytes } from './made-data';
import { makePackage } from './made-package';
import type { Plan } from './plan';
import { askWell } from './request';
import type { Timing } from './statistics';
import { wordsOf } from './words';

const pushersAtOnce = 8;

/** Pushes new packages of 20 kB, one after the other and eight at once. */
export async function measurePushes(
  url: string,
  apiKey: string,
  { pushes, parallelPushes }: Plan,
): Promise<{ one: Timing; eight: Timing }> {
  return {
    one: await pushMany(url, apiKey, 'Sequential', 1, pushes),
    eight: await pushMany(url, apiKey, 'Parallel', pushersAtOnce, parallelPushes),
  };
}

async function pushMany(
  url: string,
  apiKey: string,
  name: string,
  clients: number,
  count: number,
): Promise<Timing> {
  const nupkgs = await Promise.all(
    Array.from({ length: count }, (_, number) =>
      makePackage({
        id: `Bench.Pushed.${name}${number}`,
        version: '1.0.0',
        description: wordsOf(number, 20),
        sizeBytes: smallBytes,
      }),
    ),
  );
  return runClosedLoop({ clients, count }, (number) => pushBytes(url, apiKey, nupkgs[number] ?? Buffer.of()));
}

export const pushBytes = (url: string, apiKey: string, nupkg: Buffer): Promise<void> =>
  push(url, apiKey, [nupkg], nupkg.length);

/** Pushes a package that is never whole in memory here. */
export async function pushFile(url: string, apiKey: string, path: string): Promise<void> {
  await push(url, apiKey, createReadStream(path), (await stat(path)).size);
}

const boundary = 'bench-5d1c7f0e';
const head = Buffer.from(
  `--${boundary}\r\nContent-Disposition: form-data; name="package"; filename="package.nupkg"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n',
);
const tail = Buffer.from(`\r\n--${boundary}--\r\n`);

/** As clients do: https://learn.microsoft.com/nuget/api/package-publish-resource */
async function push(
  url: string,
  apiKey: string,
  nupkg: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sizeBytes: number,
): Promise<void> {
  async function* body(): AsyncIterable<Uint8Array> {
    yield head;
    yield* nupkg;
    yield tail;
  }
  await askWell(`${url}/api/v2/package`, {
    method: 'PUT',
    headers: {
      'X-NuGet-ApiKey': apiKey,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': head.length + sizeBytes + tail.length,
    },
    body: Readable.from(body(), { objectMode: false }),
  });
}
