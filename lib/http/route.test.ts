import { expect, test } from 'vitest';
import { tooManyTries } from '@/lib/domain/errors';
import { nugetRoute } from './route';

test('a client that tried too often is told by status, header and sentence when to try again [check 152]', async () => {
  const route = nugetRoute(() => Promise.reject(tooManyTries(90)));

  const answer = await route(new Request('http://gallery.test/'), undefined);

  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '90']);
  expect(answer.statusText).toBe('There were too many tries. Wait 2 minutes, then try again.');
});
