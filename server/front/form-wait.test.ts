import { expect, test } from 'vitest';
import { requestIdHeader } from '@/lib/http/front-headers';
import { noteFormWait } from '@/lib/http/form-wait';
import { aFront } from './front-fixture';

test('a form that came too often is answered 429, with the page that says when to come again', async () => {
  let refused = true;
  const { ask } = await aFront((request, response) => {
    if (refused) noteFormWait(String(request.headers[requestIdHeader]), 90);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><title>Lode</title><p>Wait 2 minutes, then try again.');
  });

  const answer = await ask('/forgot-password', { method: 'POST' });
  expect(answer.status).toBe(429);
  expect(answer.headers).toMatchObject({
    'retry-after': '90',
    'cache-control': expect.stringContaining('no-store'),
  });
  expect(answer.body.toString()).toContain('Wait 2 minutes');

  refused = false;
  const later = await ask('/forgot-password', { method: 'POST' });
  expect(later.status).toBe(200);
  expect(later.headers).not.toHaveProperty('retry-after');
});
