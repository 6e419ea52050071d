import { expect, test } from 'vitest';
import { keyedQueue } from './keyed-queue';

/** A work that ends when it is told to. */
function aWork() {
  const { promise, resolve } = withResolvers();
  let began = false;
  return {
    run: () => {
      began = true;
      return promise;
    },
    end: resolve,
    hasBegun: () => began,
  };
}

function withResolvers() {
  let settle: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle?.() };
}

test('works of one name are done one after the other, others at once', async () => {
  const queue = keyedQueue();
  const [first, second, other] = [aWork(), aWork(), aWork()];

  const firstDone = queue('acme', first.run);
  const secondDone = queue('acme', second.run);
  const otherDone = queue('else', other.run);
  await Promise.resolve();
  expect([first, second, other].map((work) => work.hasBegun())).toEqual([true, false, true]);

  first.end();
  await firstDone;
  await Promise.resolve();
  expect(second.hasBegun()).toBe(true);
  second.end();
  other.end();
  await Promise.all([secondDone, otherDone]);
});

test('a work that fails does not stop the next one', async () => {
  const queue = keyedQueue();
  const failing = queue('acme', () => Promise.reject(new Error('no')));
  const next = queue('acme', () => Promise.resolve('done'));

  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('done');
});
