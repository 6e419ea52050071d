import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from './fixtures';
import { makeLargeNupkg } from './large-nupkg';
import { aPublisher } from '../publisher';

const mebibyte = 1_048_576;
const limitBytes = 64 * mebibyte;
// As large as a package may be, but for the little that is beside the noise.
const largeBytes = 250 * mebibyte - 4_096;

test('the server grows by less than 64 MiB while it takes a package of 250 MiB', async ({
  start,
  dataDir,
}) => {
  test.skip(!existsSync('/proc/self/clear_refs'), 'Only Linux tells the most memory that a process had.');
  const gallery = await start();
  const { key } = await aPublisher(gallery);
  const push = async (id: string, noiseBytes: number) => {
    const path = join(dataDir, `${id}.nupkg`);
    writeFileSync(path, makeLargeNupkg(id, noiseBytes));
    return sendFile(`${gallery.url}/api/v2/package`, key, path);
  };
  for (const word of ['One', 'Two', 'Three']) expect(await push(`Warm.${word}`, mebibyte)).toBe(201);

  forgetPeak(gallery.pid);
  const before = memoryOf(gallery.pid);
  expect(await push('Large', largeBytes)).toBe(201);
  const after = memoryOf(gallery.pid);

  const grown = after.peakBytes - before.residentBytes;
  test.info().annotations.push({
    type: 'MiB',
    description: `${inMebibytes(before.residentBytes)} before, ${inMebibytes(after.peakBytes)} at most`,
  });
  expect(grown).toBeLessThan(limitBytes);
});

/** Pushes a file without reading it whole, and gives the status. */
async function sendFile(url: string, key: string, path: string): Promise<number | undefined> {
  const headers = { 'x-nuget-apikey': key, 'content-type': 'application/octet-stream' };
  const push = request(url, { method: 'PUT', headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    push.once('error', reject);
    push.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  await pipeline(createReadStream(path), push);
  return status;
}

/** From now on the most memory that a process had is counted anew: `man 5 proc`, clear_refs. */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

function memoryOf(pid: number): { residentBytes: number; peakBytes: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1_024;
  return { residentBytes: read('VmRSS'), peakBytes: read('VmHWM') };
}

const inMebibytes = (bytes: number) => Math.round(bytes / mebibyte);
