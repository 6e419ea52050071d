import { expect, test } from 'vitest';
import { toPath } from './return-path';

test.each(['/account/api-keys', '/packages?q=a%20b', '/packages/Acme#readme'])(
  '%s is a place to return to',
  (path) => {
    expect(toPath(path, '/')).toBe(path);
  },
);

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/account/..//evil.example',
  '/%2e//evil.example',
  'javascript:alert(1)',
  'account',
])('nobody is sent to %s after signing in', (asked) => {
  expect(toPath(asked, '/')).toBe('/');
});
