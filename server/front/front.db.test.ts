import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { purgeChannel, purgePayload } from '@/lib/db/purge';
import { anEmptyDatabase } from '@/lib/testing/database';
import { aFront, until } from './front-fixture';
import { createPurgeFeed } from './purge-feed';

const path = '/v3/flatcontainer/acme/index.json';

test('what another process writes is served here once its purge is heard, and nothing older ever after', async () => {
  const { writer, reader, url } = await aSharedTable();
  const feed = createPurgeFeed(url);
  const { ask, front } = await aFront(
    async (_request, response) => {
      const { rows } = await reader.query<{ version: number }>('select version from latest');
      response.writeHead(200, { 'surrogate-control': 'max-age=3600', 'cache-tag': 'package:acme' });
      response.end(String(rows[0]?.version));
    },
    { purges: feed },
  );
  feed.start(front);
  onTestFinished(feed.stop);
  await until(feed.isLive);
  const served = async () => Number((await ask(path)).body.toString());

  for (let version = 1; version <= 30; version++) {
    await writer.query('begin');
    await writer.query('update latest set version = $1', [version]);
    await writer.query('select pg_notify($1, $2)', [purgeChannel, purgePayload(['package:acme'])]);
    const before = await Promise.all([served(), served()]);
    expect(before).toEqual([version - 1, version - 1]);
    await writer.query('commit');

    await until(async () => (await served()) === version);
    expect(await Promise.all([served(), served(), served()])).toEqual([version, version, version]);
  }
  expect(front.stats().hits).toBeGreaterThan(0);
});

async function aSharedTable() {
  const url = await anEmptyDatabase();
  const [writer, reader] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([writer.connect(), reader.connect()]);
  onTestFinished(async () => {
    await Promise.all([writer.end(), reader.end()]);
  });
  await writer.query('create table latest (version int); insert into latest values (0)');
  return { writer, reader, url };
}
