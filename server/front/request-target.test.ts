import { expect, test } from 'vitest';
import { findFault, originForm } from './request-target';

test.each([
  '/',
  '/packages/Acme.Logging/1.0.0?tab=versions',
  "/api/v2/Packages(Id='a.b',Version='1.0.0+b')",
  '/v3/query?q=%zz&x=..%2f..',
  '/v3/flatcontainer/acme/1.0.0..1/x',
  '/a%20b/%E2%82%AC',
])('%s may go on', (target) => {
  expect(findFault('GET', target)).toBeUndefined();
});

test.each([
  '/%',
  '/%zz',
  '/%ff',
  '/a/../b',
  '/..',
  '/a/%2e%2e/b',
  '/a/.%2E',
  '/a%2f..%2fb',
  '/./a',
  '/a%00b',
  '/a%0d%0ab',
  '/a\\b',
  '/a%5c..%5cb',
  '*',
  'a',
  '',
])('%s is malformed', (target) => {
  expect(findFault('GET', target)).toMatchObject({ status: 400 });
});

test('an address that is too long, and a method that nobody uses, are refused by a sentence', () => {
  expect(findFault('GET', `/${'a'.repeat(12_288)}`)).toMatchObject({ status: 414 });
  expect(findFault('TRACE', '/')).toMatchObject({
    status: 405,
    headers: { Allow: expect.stringContaining('GET') },
  });
});

test.each([
  ['/a?b', '/a?b'],
  ['http://other.test/a?b', '/a?b'],
  ['HTTPS://other.test:8080/a', '/a'],
  ['http://other.test', '/'],
  ['http://other.test?x', '/?x'],
  ['ftp://other.test/a', 'ftp://other.test/a'],
  ['*', '*'],
])('the target %s is %s', (target, path) => {
  expect(originForm(target)).toBe(path);
});
