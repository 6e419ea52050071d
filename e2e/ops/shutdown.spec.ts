import { get, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { makeNupkg } from '@/lib/testing/nupkg';
import type { Gallery } from '../gallery';
import { expect, processesOf, test } from './fixtures';
import { countDownloads } from './gallery-database';
import { makeLargeNupkg } from './large-nupkg';
import { aPublisher } from '../publisher';
import { complete, reader, viewVersion } from './views';

// More than the system keeps for a connection, so that the server cannot be done before the client reads on.
const slowBytes = 48 * 1_048_576;

for (const processes of ['1', '2']) {
  test(`with WEB_PROCESSES=${processes}, a slow download and a slow push that are under way when the server is told to stop are finished and kept`, async ({
    start,
  }) => {
    const gallery = await start({ env: { WEB_PROCESSES: processes } });
    const { key } = await aPublisher(gallery);
    const large = makeLargeNupkg('Slow.Download', slowBytes);
    expect(await sendPush(gallery, key, large).finish()).toBe(201);

    const download = await beginDownload(gallery, 'slow.download');
    const push = sendPush(gallery, key, await makeNupkg({ id: 'Slow.Push', version: '1.0.0' }), 100);
    await push.begun;
    const stopped = gallery.stop();
    await expect.poll(() => isOpen(gallery)).toBe(false);

    expect(await push.finish()).toBe(201);
    expect((await buffer(download)).equals(large)).toBe(true);
    expect(await stopped).toMatchObject({ code: 0 });
    expect(processesOf(gallery.dataDir)).toEqual([]);

    const next = await start();
    expect(await countDownloads(next, 'Slow.Download')).toBe(1);
    expect(await viewVersion(reader(next.url), 'Slow.Push', '1.0.0')).toEqual(complete);
  });
}

/** The answer to a download, whose bytes are not read yet. */
function beginDownload({ url }: Gallery, id: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${url}/v3/flatcontainer/${id}/1.0.0/${id}.1.0.0.nupkg`, resolve).once('error', reject);
  });
}

/** Sends the first bytes of a push, and the rest when it is told to finish: then gives the status. */
function sendPush({ url }: Gallery, key: string, bytes: Buffer, first = 0) {
  const push = request(`${url}/api/v2/package`, {
    method: 'PUT',
    headers: { 'x-nuget-apikey': key, 'content-length': bytes.length, expect: '100-continue' },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    push.once('error', reject);
    push.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  // The server says so when it has let the request in and reads it.
  const begun = new Promise<void>((resolve) => push.once('continue', resolve));
  push.write(bytes.subarray(0, first));
  return {
    begun,
    finish() {
      push.end(bytes.subarray(first));
      return status;
    },
  };
}

/** A connection that comes at the very moment of the end may be taken and never answered: that is closed as well. */
async function isOpen({ url }: Gallery): Promise<boolean> {
  return fetch(`${url}/v3/index.json`, { signal: AbortSignal.timeout(3_000) }).then(
    () => true,
    () => false,
  );
}
