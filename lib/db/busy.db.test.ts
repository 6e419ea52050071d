import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, expect, test } from 'vitest';
import { aUser } from '@/lib/testing/factories';
import { databaseUrl } from './address';
import { isBusy } from './busy';
import { db } from './client';
import { PrismaClient } from './generated/client';
import { lockName, transaction } from './transaction';

const clients: PrismaClient[] = [];
afterAll(() => Promise.all(clients.map((client) => client.$disconnect())));

/** A client of one connection. */
function aClient(connectionString = databaseUrl(), connectionTimeoutMillis = 5000): PrismaClient {
  const adapter = new PrismaPg({ connectionString, max: 1, connectionTimeoutMillis });
  const client = new PrismaClient({ adapter });
  clients.push(client);
  return client;
}

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a statement that takes too long says that the database is busy', async () => {
  const asked = db().$transaction(async (tx) => {
    await tx.$executeRaw`set local statement_timeout = 20`;
    await tx.$executeRaw`select pg_sleep(10)`;
  });

  expect(isBusy(await errorOf(asked))).toBe(true);
});

test('a lock that is not to be had in time does', async () => {
  const asked = transaction(async (tx) => {
    await lockName(tx, 'busy-test');
    await tx.$executeRaw`lock table "Report"`;
    const others = [
      db().$transaction(async (other) => {
        await other.$executeRaw`set local lock_timeout = 20`;
        await lockName(other, 'busy-test');
      }),
      db().$transaction(async (other) => {
        await other.$executeRaw`set local lock_timeout = 20`;
        await other.report.findFirst();
      }),
    ];
    return Promise.all(others.map(errorOf));
  });

  expect((await asked).map(isBusy)).toEqual([true, true]);
});

test('a connection, or a place for a transaction, that is not to be had in time does', async () => {
  const client = aClient(databaseUrl(), 2000);
  await client.$queryRaw`select 1`;
  const errors = await client.$transaction(
    async (tx) => {
      const waiting = [
        client.account.findFirst(),
        client.$queryRaw`select 1`,
        client.$transaction((other) => other.account.findFirst()),
        client.$transaction((other) => other.account.findFirst(), { maxWait: 20 }),
      ];
      const outcomes = await Promise.all(waiting.map(errorOf));
      await tx.account.findFirst();
      return outcomes;
    },
    { timeout: 20_000 },
  );

  expect(errors.map(isBusy)).toEqual([true, true, true, true]);
});

test('a database that is not there does', async () => {
  const client = aClient('postgresql://nobody@127.0.0.1:1/nothing');
  const errors = await Promise.all(
    [
      client.account.findFirst(),
      client.$queryRaw`select 1`,
      client.$transaction([client.account.count()]),
    ].map(errorOf),
  );

  expect(errors.map(isBusy)).toEqual([true, true, true]);
});

test('a statement that can never work does not', async () => {
  const { name } = await aUser();
  const errors = [
    await errorOf(db().$queryRaw`select nonsense`),
    await errorOf(db().account.create({ data: { kind: 'user', name, lowerName: name.toLowerCase() } })),
    new Error('busy'),
    'busy',
    undefined,
  ];

  expect(errors.slice(0, 2)).toEqual([expect.any(Error), expect.any(Error)]);
  expect(errors.map(isBusy)).toEqual([false, false, false, false, false]);
});
