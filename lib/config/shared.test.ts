import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { shared, sharedPromise } from './shared';

test('a value is made once, and is the same for all who ask', () => {
  const name = randomUUID();
  expect(shared(name, () => ({ made: 1 }))).toBe(shared(name, () => ({ made: 2 })));
});

test('a value that is waited for is made once, also while it is being made', async () => {
  const name = randomUUID();
  let made = 0;
  const ask = () => sharedPromise(name, () => Promise.resolve(++made));

  expect([...(await Promise.all([ask(), ask()])), await ask()]).toEqual([1, 1, 1]);
});

test('what could not be made is made again by the next who asks', async () => {
  const name = randomUUID();
  const failure = sharedPromise(name, () => Promise.reject(new Error('The database is away.')));
  const waiting = sharedPromise(name, () => Promise.resolve('not asked'));

  await expect(failure).rejects.toThrow('The database is away.');
  await expect(waiting).rejects.toThrow('The database is away.');
  expect(await sharedPromise(name, () => Promise.resolve('made'))).toBe('made');
});
