import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { databaseUrl } from '@/lib/db/address';
import { purgeChannel, purgePayload } from '@/lib/db/purge';
import { query } from '@/lib/testing/database';
import { createPurgeFeed } from './purge-feed';

const patience = { timeout: 10_000 };

test('a feed hears what another process purges, and proves that it listens', async () => {
  const { feed, purged } = aFeed(databaseUrl());
  expect(feed.isLive()).toBe(false);
  await vi.waitUntil(feed.isLive, patience);

  await notify(['package:heard', 'search']);

  await vi.waitFor(() => expect(purged).toContainEqual(['package:heard', 'search']), patience);
});

test('what is purged in a transaction is heard when that commits, and not when it is rolled back', async () => {
  const { feed, purged } = aFeed(databaseUrl());
  await vi.waitUntil(feed.isLive, patience);
  const notifies = (tag: string) => `select pg_notify('${purgeChannel}', '${purgePayload([tag])}')`;

  await query(databaseUrl(), `begin; ${notifies('package:undone')}; rollback`);
  await query(databaseUrl(), `begin; ${notifies('package:done')}; commit`);

  await vi.waitFor(() => expect(purged).toContainEqual(['package:done']), patience);
  expect(purged).not.toContainEqual(['package:undone']);
});

test('a notification that nobody can read purges everything', async () => {
  const { feed, purged } = aFeed(databaseUrl());
  await vi.waitUntil(feed.isLive, patience);

  await query(databaseUrl(), `select pg_notify('${purgeChannel}', 'not a list')`);

  await vi.waitFor(() => expect(purged).toContainEqual(['*']), patience);
});

test('a feed whose connection is killed is not alive, and begins anew with everything cleared', async () => {
  const link = await aLink();
  const { feed, purged, cleared } = aFeed(link.url);
  await vi.waitUntil(feed.isLive, patience);
  expect(cleared()).toBe(1);

  const states: boolean[] = [];
  link.onceClosed(() => states.push(feed.isLive()));
  const [backend] = await query<{ pid: number }>(
    databaseUrl(),
    `select pid, pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'lode purges' and client_port = ${link.portToDatabase()}`,
  );

  expect(backend).toBeDefined();
  await vi.waitUntil(() => cleared() === 2, patience);
  expect(states).toEqual([false]);
  await vi.waitUntil(feed.isLive, patience);
  await notify(['package:after']);
  await vi.waitFor(() => expect(purged).toContainEqual(['package:after']), patience);
});

test('a feed that hears nothing for two seconds is not alive, and what it missed comes before it is again', async () => {
  const link = await aLink();
  const { feed, purged } = aFeed(link.url);
  await vi.waitUntil(feed.isLive, patience);

  link.freeze();
  await vi.waitUntil(() => !feed.isLive(), patience);
  await notify(['package:missed']);
  expect(purged).not.toContainEqual(['package:missed']);
  link.thaw();

  await vi.waitUntil(feed.isLive, { timeout: 10_000, interval: 1 });
  expect(purged).toContainEqual(['package:missed']);
});

test('a process that was frozen, or whose clock was set back, serves nothing until an echo comes back', async () => {
  const { feed } = aFeed(databaseUrl());
  await vi.waitUntil(feed.isLive, patience);
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());

  vi.setSystemTime(Date.now() + 2_000);
  expect(feed.isLive()).toBe(false);
  await vi.waitUntil(feed.isLive, { timeout: 5_000 });
  vi.setSystemTime(Date.now() - 60_000);
  expect(feed.isLive()).toBe(false);
  await vi.waitUntil(feed.isLive, { timeout: 5_000 });
});

test('a feed that hears nothing for long gives its connection up and clears everything over a new one', async () => {
  const link = await aLink();
  const { feed, cleared } = aFeed(link.url);
  await vi.waitUntil(feed.isLive, patience);

  link.freeze();
  await vi.waitUntil(() => link.connections() === 2, { timeout: 15_000 });
  expect(feed.isLive()).toBe(false);
  link.thaw();

  await vi.waitUntil(feed.isLive, patience);
  expect(cleared()).toBe(2);
});

test('a feed waits for a database that is not there yet', async () => {
  const link = await aLink();
  link.refuse();
  const { feed } = aFeed(link.url);
  await vi.waitUntil(() => link.connections() >= 2, patience);
  expect(feed.isLive()).toBe(false);

  link.accept();

  await vi.waitUntil(feed.isLive, patience);
});

function aFeed(url: string) {
  const purged: (readonly string[])[] = [];
  const clear = vi.fn();
  const feed = createPurgeFeed(url);
  feed.start({ purge: (tags) => purged.push(tags), clear });
  onTestFinished(feed.stop);
  return { feed, purged, cleared: () => clear.mock.calls.length };
}

const notify = (tags: string[]) =>
  query(databaseUrl(), `select pg_notify('${purgeChannel}', '${purgePayload(tags)}')`);

/** A line to the database that can be frozen: bytes stay where they are until it thaws. */
async function aLink() {
  const database = new URL(databaseUrl());
  const pairs: [Socket, Socket][] = [];
  let frozen = false;
  let refusing = false;
  let connections = 0;
  let onClosed = () => {};

  const server = createServer((near) => {
    connections++;
    if (refusing) {
      near.destroy();
      return;
    }
    const far = connect(Number(database.port), database.hostname);
    pairs.push([near, far]);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      if (frozen) from.pause();
    }
    near.on('close', () => onClosed());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    pairs.flat().forEach((socket) => socket.destroy());
    server.close();
  });
  const address = server.address();
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : 0);

  return {
    url: url.href,
    connections: () => connections,
    portToDatabase: () => pairs.at(-1)?.[1].localPort,
    onceClosed: (listener: () => void) => (onClosed = listener),
    refuse: () => (refusing = true),
    accept: () => (refusing = false),
    freeze() {
      frozen = true;
      pairs.flat().forEach((socket) => socket.pause());
    },
    thaw() {
      frozen = false;
      pairs.flat().forEach((socket) => socket.resume());
    },
  };
}
