import { expect, test } from 'vitest';
import { rightHost } from './public-host';

const origin = new URL('https://gallery.test');

test.each(['gallery.test', 'Gallery.Test', 'gallery.test:443'])('%s is the host of the gallery', (host) => {
  expect(rightHost({ method: 'GET', headers: { host } }, '/packages', origin, false)).toBeUndefined();
});

test('a page under another host is found under the right one, with path and query', () => {
  expect(
    rightHost({ method: 'GET', headers: { host: 'other.test' } }, '/packages?q=a', origin, false),
  ).toMatchObject({
    status: 308,
    headers: { Location: 'https://gallery.test/packages?q=a' },
  });
});

test('a redirect leads to the gallery whatever the path looks like', () => {
  const refusal = rightHost(
    { method: 'GET', headers: { host: 'other.test' } },
    '//evil.test/a',
    origin,
    false,
  );

  expect(new URL(refusal?.headers?.['Location'] ?? '').host).toBe('gallery.test');
});

test('a form that is sent to another host is refused', () => {
  expect(
    rightHost({ method: 'POST', headers: { host: 'other.test' } }, '/sign-in', origin, false),
  ).toMatchObject({
    status: 421,
    sentence: 'The address of this gallery is https://gallery.test.',
  });
});

test.each(['/v3/index.json', '/api/v2/package', '/symbols/a.pdb/x/a.pdb', '/_next/static/a.js', '/health'])(
  '%s answers whatever the host',
  (target) => {
    expect(
      rightHost({ method: 'GET', headers: { host: '10.0.0.1' } }, target, origin, false),
    ).toBeUndefined();
  },
);

test('behind a trusted proxy, the host that the proxy was asked for counts', () => {
  const ask = (forwarded: string | undefined) =>
    rightHost(
      {
        method: 'GET',
        headers: { host: 'upstream:8080', ...(forwarded && { 'x-forwarded-host': forwarded }) },
      },
      '/',
      origin,
      true,
    );

  expect(ask('gallery.test')).toBeUndefined();
  expect(ask('other.test')).toMatchObject({ status: 308 });
  expect(ask(undefined)).toBeUndefined();
});

test('a port that is part of the address is part of the host', () => {
  const local = new URL('http://localhost:8080');

  expect(
    rightHost({ method: 'GET', headers: { host: 'localhost:8080' } }, '/', local, false),
  ).toBeUndefined();
  expect(rightHost({ method: 'GET', headers: { host: 'localhost' } }, '/', local, false)).toMatchObject({
    status: 308,
  });
});
