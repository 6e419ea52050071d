import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { packageRoute } from './package-route';
import { nugetRoute } from './route';

/** A question that the database gives up. */
async function askTooMuch(): Promise<Response> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`set local statement_timeout = 20`;
    await tx.$executeRaw`select pg_sleep(10)`;
  });
  return new Response();
}

const request = new Request('http://localhost/');

test.each([
  ['a gallery', () => nugetRoute(askTooMuch)(request, undefined)],
  ['a package', () => packageRoute(askTooMuch)(request, { params: Promise.resolve({ id: 'acme' }) })],
])(
  'a question about %s that the database has no time for may be asked again soon [check 152]',
  async (_what, ask) => {
    const answer = await ask();

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toBe(
      'The gallery has too much to do at the moment. Try again in a few seconds.',
    );
  },
);
