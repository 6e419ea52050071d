import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { cacheKey, createKeyMemo } from './cache-key';

test.each([
  ['/v3/index.json', '/v3/index.json'],
  ['/v3/index.json?anything=1', '/v3/index.json'],
  ['/v3/flatcontainer/acme/index.json?semVerLevel=2.0.0', '/v3/flatcontainer/acme/index.json'],
  ['/v3/flatcontainer/Acme/Index.json', '/v3/flatcontainer/Acme/Index.json'],
  ['/v3/registration/semver1/acme/index.json?x', '/v3/registration/semver1/acme/index.json'],
  ['/v3/query?take=5&q=json&utm_source=x', '/v3/query?q=json&take=5'],
  ['/v3/query/?q=json', '/v3/query/?q=json'],
  ['/v3/query?q=b&q=a', '/v3/query?q=b&q=a'],
  ['/v3/query?packageTypeFilter=b&packageType=a', '/v3/query?packageType=a&packageTypeFilter=b'],
  ['/v3/query?id=acme', '/v3/query'],
  ['/v3/query?%71=json', '/v3/query?q=json'],
  ['/v3/query?q=a%20b', '/v3/query?q=a+b'],
  ['/v3/query?q=%zz', '/v3/query?q=%25zz'],
  ['/v3/autocomplete/?id=acme&q=', '/v3/autocomplete/?id=acme&q='],
  ['/_next/static/chunks/a.js', '/_next/static/chunks/a.js'],
])('%s is kept under %s', (target, url) => {
  expect(cacheKey(target)?.url).toBe(url);
});

test.each([
  '/',
  '/packages/acme',
  '/v3/query2?q=json',
  '/v3/flatcontainer',
  '/v3/catalog',
  '/api/v2/Packages()',
  '/v3/index.json/FindPackagesById()',
])('%s is not kept', (target) => {
  expect(cacheKey(target)).toBeUndefined();
});

test('scripts and styles are the same for everybody, documents only for those who do not say who they are', () => {
  expect(cacheKey('/_next/static/chunks/a.js')?.asset).toBe(true);
  expect(cacheKey('/v3/index.json')?.asset).toBe(false);
});

test('the order of different parameters and any undeclared one make no difference', () => {
  const name = fc.constantFrom('q', 'skip', 'take', 'prerelease', 'semVerLevel', 'packageType');
  const parameters = fc.uniqueArray(fc.tuple(name, fc.string()), { selector: ([one]) => one });
  const address = (pairs: [string, string][]) => `/v3/query?${new URLSearchParams(pairs)}`;
  fc.assert(
    fc.property(parameters, fc.string(), fc.nat(), (pairs, noise, turn) => {
      const turned = [...pairs.slice(turn % 6), ['undeclared', noise], ...pairs.slice(0, turn % 6)];
      const again = turned.map(([one = '', value = '']): [string, string] => [one, value]);
      expect(cacheKey(address(again))).toEqual(cacheKey(address(pairs)));
    }),
    { numRuns: effort(1_000), seed: seed() },
  );
});

test('different values of a declared parameter are kept apart', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, another) => {
      fc.pre(one !== another);
      const key = (value: string) => cacheKey(`/v3/query?${new URLSearchParams({ q: value })}`)?.url;
      expect(key(one)).not.toBe(key(another));
    }),
    { numRuns: effort(1_000), seed: seed() },
  );
});

test('only a key that was learnt is recalled', () => {
  const keys = createKeyMemo();

  expect(keys.recall('/v3/index.json?x')).toBeUndefined();
  keys.learn('/v3/index.json?x');
  keys.learn('/packages');

  expect(keys.recall('/v3/index.json?x')?.url).toBe('/v3/index.json');
  expect(keys.recall('/packages')).toBeUndefined();
});
