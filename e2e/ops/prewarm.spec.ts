import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';

// 80 blocks or so, which nothing but this test reads.
const makeTable = `create table test_only with (autovacuum_enabled = off) as
                     select number, repeat('x', 1000) as text from generate_series(1, 600) number;
                   select count(*) from test_only`;
const countHeld = `select count(*)::int as blocks from pg_buffercache
                   where relfilenode = pg_relation_filenode('test_only')`;

test('what the database held in memory when it was stopped, it holds again after the next start', async ({
  start,
}) => {
  const first = await start();
  await queryGallery(first, `create extension pg_buffercache; ${makeTable}`);
  await first.stop();

  const second = await start();

  await expect
    .poll(async () => (await queryGallery<{ blocks: number }>(second, countHeld))[0]?.blocks)
    .toBeGreaterThan(70);
});
