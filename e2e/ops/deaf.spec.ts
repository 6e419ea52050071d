import { effort } from '@/lib/testing/effort';
import { makeNupkg } from '@/lib/testing/nupkg';
import { startThrowAwayPostgres } from '@/server/boot/throw-away-postgres';
import type { Gallery } from '../gallery';
import { linkDatabase } from './database-link';
import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';
import { type KeptConnection, reachTwoProcesses } from './kept-connection';
import { aPublisher } from '../publisher';
import { readVersions } from './views';

const id = 'Deaf.Package';
const listener = 'lode purges';

/** However long a process hears nothing of others, its answers are never older than this. */
const oldestMs = 2_000;

test('a process whose listening connection is cut shows nothing that is older than two seconds', async ({
  start,
}) => {
  test.setTimeout(120_000 + effort(50) * 10_000);
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  const connections = await reachTwoProcesses(gallery.url);
  const deafen = () => expect.poll(() => cutListeners(gallery)).toBe(2);
  const { key } = await aPublisher(gallery);
  let pushes = 0;

  while (pushes < effort(50)) await pushWhileDeaf(connections, key, pushes++, deafen);

  for (const { read } of connections) expect(await readVersions(read, id)).toHaveLength(pushes);
});

test('a process whose listening connection is frozen shows nothing that is older than two seconds', async ({
  start,
}) => {
  test.setTimeout(180_000 + effort(20) * 15_000);
  const postgres = await startThrowAwayPostgres('ops', 2);
  const link = await linkDatabase(postgres.url);
  try {
    const gallery = await start({ env: { WEB_PROCESSES: '2', DATABASE_URL: link.url } });
    const connections = await reachTwoProcesses(gallery.url);
    const deafen = () => expect.poll(() => link.freeze(listener)).toBe(2);
    const { key } = await aPublisher(gallery);
    let pushes = 0;
    let oldest = 0;

    // On a machine so busy that a push takes two seconds, none of the first rounds shows anything old.
    while (pushes < effort(20) || (oldest === 0 && pushes < 20)) {
      oldest = Math.max(oldest, await pushWhileDeaf(connections, key, pushes++, deafen));
      link.thaw();
    }
    test.info().annotations.push({ type: 'oldest answer in ms', description: String(oldest) });
    expect(oldest).toBeGreaterThan(0);

    for (const { read } of connections) expect(await readVersions(read, id)).toHaveLength(pushes);
    await gallery.stop();
  } finally {
    link.close();
    await postgres.remove();
  }
});

/**
 * Pushes through one process while the other is deaf, and asks that one until it shows the new version: each answer
 * must hold what was pushed two seconds before it was asked for. Gives how late the last old answer was asked for.
 */
async function pushWhileDeaf(
  [near, far]: readonly [KeptConnection, KeptConnection],
  key: string,
  pushes: number,
  deafen: () => Promise<void>,
): Promise<number> {
  const nupkg = await makeNupkg({ id, version: `1.${pushes}.0` });
  await expect.poll(async () => (await readVersions(far.read, id)).length).toBe(pushes);
  await deafen();
  const { status } = await near.send('PUT', '/api/v2/package', { 'x-nuget-apikey': key }, nupkg);
  expect(status).toBe(201);
  const pushedAt = Date.now();

  for (let oldest = 0; ;) {
    const age = Date.now() - pushedAt;
    const seen = (await readVersions(far.read, id)).length;
    if (seen > pushes) return oldest;
    expect(age, 'An old answer').toBeLessThanOrEqual(oldestMs);
    expect(seen).toBe(pushes);
    oldest = age;
  }
}

/** Ends the connections on which processes listen, and tells how many they were. */
async function cutListeners(gallery: Gallery): Promise<number> {
  const cut = await queryGallery(
    gallery,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${listener}'`,
  );
  return cut.length;
}
