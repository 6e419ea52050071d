import { expect, test } from 'vitest';
import { semaphore } from './semaphore';

test('no more works run at once than there are places, and all are done', async () => {
  const places = semaphore(3);
  let running = 0;
  let most = 0;
  const done = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      places.use(async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return number;
      }),
    ),
  );

  expect(most).toBe(3);
  expect(done).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test('a work that fails gives its place back', async () => {
  const places = semaphore(1);

  await expect(places.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(places.use(() => Promise.resolve('yes'))).resolves.toBe('yes');
});
