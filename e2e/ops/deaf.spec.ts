import { effort } from '@/lib/testing/effort';
import { makeNupkg } from '@/lib/testing/nupkg';
import { startThrowAwayPostgres } from '@/server/boot/throw-away-postgres';
import type { Gallery } from '../gallery';
import { linkDatabase } from './database-link';
import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';
import { type KeptConnection, reachTwoProcesses } from './kept-connection';
import { aPublisher } from './publisher';
import { readVersions } from './views';

const id = 'Deaf.Package';
const listener = 'lode purges';

/** However long a process hears nothing of others, its answers are never older than this. */
const oldestMs = 2_000;

test('a process whose listening connection is cut shows nothing that is older than two seconds', async ({
  start,
}) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  const connections = await reachTwoProcesses(gallery.url);
  const pushes = await pushWhileDeaf(gallery, connections, effort(50), async () => {
    await expect.poll(() => cutListeners(gallery)).toBe(2);
    return () => undefined;
  });

  for (const { read } of connections) expect(await readVersions(read, id)).toHaveLength(pushes);
});

test('a process whose listening connection is frozen shows nothing that is older than two seconds', async ({
  start,
}) => {
  const postgres = await startThrowAwayPostgres('ops', 2);
  const link = await linkDatabase(postgres.url);
  try {
    const gallery = await start({ env: { WEB_PROCESSES: '2', DATABASE_URL: link.url } });
    const connections = await reachTwoProcesses(gallery.url);
    const pushes = await pushWhileDeaf(gallery, connections, effort(20), async () => {
      await expect.poll(() => link.freeze(listener)).toBe(2);
      return link.thaw;
    });

    for (const { read } of connections) expect(await readVersions(read, id)).toHaveLength(pushes);
    await gallery.stop();
  } finally {
    link.close();
    await postgres.remove();
  }
});

/**
 * Pushes through one process while the other is deaf and is asked without a pause, and holds each of its answers to
 * what was pushed two seconds before the question. Gives the number of pushes.
 */
async function pushWhileDeaf(
  gallery: Gallery,
  [near, far]: [KeptConnection, KeptConnection],
  rounds: number,
  deafen: () => Promise<() => void>,
): Promise<number> {
  const { key } = await aPublisher(gallery);
  const pushedAt: number[] = [];
  const ages: number[] = [];

  for (let round = 0; round < rounds; round++) {
    const nupkg = await makeNupkg({ id, version: `1.${round}.0` });
    await readVersions(far.read, id);
    const hearAgain = await deafen();
    const { status } = await near.send('PUT', '/api/v2/package', { 'x-nuget-apikey': key }, nupkg);
    expect(status).toBe(201);
    pushedAt.push(Date.now());

    for (;;) {
      const askedAt = Date.now();
      const seen = (await readVersions(far.read, id)).length;
      const due = pushedAt.filter((time) => time < askedAt - oldestMs).length;
      expect(seen).toBeGreaterThanOrEqual(due);
      if (seen === pushedAt.length) break;
      ages.push(askedAt - (pushedAt.at(-1) ?? 0));
    }
    hearAgain();
  }
  test.info().annotations.push({ type: 'oldest answer in ms', description: String(Math.max(0, ...ages)) });
  return pushedAt.length;
}

/** Ends the connections on which processes listen, and tells how many they were. */
async function cutListeners(gallery: Gallery): Promise<number> {
  const cut = await queryGallery(
    gallery,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${listener}'`,
  );
  return cut.length;
}
