import { expect, test, vi } from 'vitest';
import { formRoute } from './form-route';

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['nobody says where', {}],
])('a form that %s sends is refused before anybody asks who sent it [rule 193]', async (_, headers) => {
  const run = vi.fn<() => Promise<undefined>>();

  const answer = await formRoute(
    '/account',
    run,
  )(new Request('http://localhost:8080/account/picture', { method: 'POST', headers }));

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account?refused=forbidden']);
  expect(run).not.toHaveBeenCalled();
});

test('a form of a page among many leads back to that one', async () => {
  const answer = await formRoute(
    (path) => path.replace('/picture', ''),
    async () => undefined,
  )(new Request('http://localhost:8080/organizations/acme/picture', { method: 'POST' }));

  expect(answer.headers.get('location')).toBe('/organizations/acme?refused=forbidden');
});
