import { expect, test } from 'vitest';
import { DownloadFailed } from './download';
import { withRetries } from './retries';

/** Work that fails so often, and then gives how often it was tried. */
function failing(times: number, error: Error) {
  let tried = 0;
  return {
    tried: () => tried,
    work: () => (++tried <= times ? Promise.reject(error) : Promise.resolve(tried)),
  };
}

const atOnce = (status: number) => new DownloadFailed('Not now.', { status, retryAfterSeconds: 0 });

test.each([408, 429, 500, 502, 503, 504])('an answer of %i is asked for again', async (status) => {
  expect(await withRetries(failing(3, atOnce(status)).work)).toBe(4);
});

test('it is given up after four tries', async () => {
  const { work, tried } = failing(9, atOnce(503));

  await expect(withRetries(work)).rejects.toThrow('Not now.');
  expect(tried()).toBe(4);
});

test.each([
  ['an answer that will be the same', atOnce(404)],
  ['a private address', new DownloadFailed('Not allowed.', { cause: new Error('is not allowed') })],
  ['something else than a download', new Error('Something else.')],
])('%s is not asked for again', async (_, error) => {
  const { work, tried } = failing(1, error);

  await expect(withRetries(work)).rejects.toBe(error);
  expect(tried()).toBe(1);
});
