import { expect, test } from 'vitest';
import { pathOfReferrer, toPath } from './return-path';

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

test('a page that was left is returned to with what was asked for there', () => {
  expect(pathOfReferrer('https://gallery.example/account/packages/owners?id=A&act=remove#preview')).toBe(
    '/account/packages/owners?id=A&act=remove',
  );
  expect(toPath(pathOfReferrer('https://gallery.example//evil.example?id=A'), '/')).toBe('/');
});

test.each([null, '', 'nonsense'])('the referrer %s names no page', (referrer) => {
  expect(pathOfReferrer(referrer)).toBeUndefined();
});
