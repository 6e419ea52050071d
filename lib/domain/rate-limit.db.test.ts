import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aWord } from '@/lib/testing/word';
import { forgetTries, removeOldTries, returnTry, takeStep, takeTry } from './rate-limit';

const rate = { most: 5, perSeconds: 600 };
const steps = { every: 3, waitSeconds: [60, 600], forgottenAfterSeconds: 86_400 };

const longAgo = new Date(Date.now() - 1000);
const rowOf = (name: string) => db().rateLimit.findUniqueOrThrow({ where: { name } });
const change = (name: string, data: { retryAt?: Date; resetAt?: Date }) =>
  db().rateLimit.update({ where: { name }, data });

/** How many of so many tries at once are let through. */
async function triesLetThrough(tries: number, take: () => Promise<void>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: tries }, take));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

test('of forty tries at once no more are let through than the rate allows', async () => {
  const name = `test:${aWord()}`;

  expect(await triesLetThrough(40, () => takeTry(name, rate))).toBe(5);
});

test('a refusal tells how long to wait', async () => {
  const name = `test:${aWord()}`;
  await triesLetThrough(5, () => takeTry(name, rate));

  await expect(takeTry(name, rate)).rejects.toMatchObject({
    code: 'tooManyTries',
    message: 'There were too many tries. Wait 10 minutes, then try again.',
    retryAfterSeconds: expect.toSatisfy((seconds) => seconds > 590 && seconds <= 600),
  });
});

test('the first try of a rate of one is the last one', async () => {
  const name = `test:${aWord()}`;

  expect(await triesLetThrough(2, () => takeTry(name, { most: 1, perSeconds: 60 }))).toBe(1);
});

test('names are counted apart', async () => {
  const [name, other] = [`test:${aWord()}`, `test:${aWord()}`];
  await triesLetThrough(5, () => takeTry(name, rate));

  await expect(takeTry(other, rate)).resolves.toBeUndefined();
});

test('when its time is over a count begins anew', async () => {
  const name = `test:${aWord()}`;
  await triesLetThrough(9, () => takeTry(name, rate));
  await change(name, { retryAt: longAgo, resetAt: longAgo });

  expect(await triesLetThrough(9, () => takeTry(name, rate))).toBe(5);
});

test('the time of a rate is counted from its first try', async () => {
  const name = `test:${aWord()}`;
  await takeTry(name, rate);
  const { resetAt } = await rowOf(name);
  await takeTry(name, rate);

  expect((await rowOf(name)).resetAt).toEqual(resetAt);
});

test('a try that was given back can be taken again', async () => {
  const name = `test:${aWord()}`;
  await triesLetThrough(5, () => takeTry(name, rate));
  await transaction((tx) => returnTry(tx, name));

  expect(await triesLetThrough(3, () => takeTry(name, rate))).toBe(1);
});

test('steps let their tries through one wait after the other, longer each time', async () => {
  const name = `test:${aWord()}`;
  const waits: number[] = [];
  for (let tries = 1; tries <= 10; tries++) {
    await takeStep(name, steps);
    const { retryAt } = await rowOf(name);
    waits.push(retryAt === null ? 0 : Math.round((retryAt.getTime() - Date.now()) / 10_000) * 10);
    if (retryAt !== null) await change(name, { retryAt: longAgo });
  }

  expect(waits).toEqual([0, 0, 60, 60, 60, 600, 600, 600, 600, 600]);
});

test('of forty steps at once no more are let through than the first has', async () => {
  const name = `test:${aWord()}`;

  expect(await triesLetThrough(40, () => takeStep(name, steps))).toBe(3);
});

test('steps begin again when they are forgotten', async () => {
  const name = `test:${aWord()}`;
  await triesLetThrough(9, () => takeStep(name, steps));
  await transaction((tx) => forgetTries(tx, name));

  expect(await triesLetThrough(9, () => takeStep(name, steps))).toBe(3);
});

test('counts whose time is over are removed, and no others', async () => {
  const [over, current] = [`test:${aWord()}`, `test:${aWord()}`];
  await takeTry(over, rate);
  await takeTry(current, rate);
  await change(over, { resetAt: longAgo });

  expect(await removeOldTries()).toBeGreaterThan(0);
  const left = await db().rateLimit.findMany({ where: { name: { in: [over, current] } } });
  expect(left).toMatchObject([{ name: current }]);
});
