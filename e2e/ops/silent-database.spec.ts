import { startThrowAwayPostgres } from '@/server/boot/throw-away-postgres';
import type { Gallery } from '../gallery';
import { type DatabaseLink, linkDatabase } from './database-link';
import { expect, test } from './fixtures';

/** Does something with a gallery whose database can fall silent: nothing that it is sent arrives, nor is refused. */
async function withExternalDatabase(
  start: (options: { env: Record<string, string> }) => Promise<Gallery>,
  work: (gallery: Gallery, link: DatabaseLink) => Promise<void>,
): Promise<void> {
  const postgres = await startThrowAwayPostgres('ops');
  const link = await linkDatabase(postgres.url);
  try {
    const gallery = await start({ env: { DATABASE_URL: link.url } });
    await work(gallery, link);
  } finally {
    link.close();
    await postgres.remove();
  }
}

test('a server whose database is silent refuses what it cannot answer, and ends when it is told to', async ({
  start,
}) => {
  test.setTimeout(180_000);
  await withExternalDatabase(start, async (gallery, link) => {
    expect((await fetch(`${gallery.url}/v3/query?q=first`)).status).toBe(200);
    link.silence();

    expect((await fetch(`${gallery.url}/v3/query?q=second`)).status).toBeGreaterThanOrEqual(500);

    const toldAt = Date.now();
    expect(await gallery.stop()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Lode could not end in order within 40 s'),
    });
    expect(Date.now() - toldAt).toBeLessThan(60_000);
  });
});

test('a server that is told a second time to stop ends at once', async ({ start }) => {
  await withExternalDatabase(start, async (gallery, link) => {
    link.silence();
    const ended = gallery.stop();
    // Together with the first, a second signal is the same wish, as npm hands on what the terminal has sent already.
    process.kill(gallery.pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const toldAt = Date.now();
    process.kill(gallery.pid, 'SIGTERM');

    expect(await ended).toMatchObject({
      code: 143,
      stderr: expect.stringMatching(/Told a second time to stop: ending at once\.\n$/),
    });
    expect(Date.now() - toldAt).toBeLessThan(5_000);
  });
});
