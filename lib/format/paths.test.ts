import { expect, test } from 'vitest';
import { packagePath, profilePath, searchPath, tagPath, versionPath } from './paths';

test('a package and its versions have addresses of their own', () => {
  expect(packagePath('Acme.Logging')).toBe('/packages/Acme.Logging');
  expect(versionPath('Acme.Logging', '2.0.0-beta.1')).toBe('/packages/Acme.Logging/2.0.0-beta.1');
  expect(versionPath('Acme.Logging', '1.0.0', 'dependencies')).toBe(
    '/packages/Acme.Logging/1.0.0/dependencies',
  );
});

test('letters of other scripts are escaped in an address', () => {
  expect(packagePath('Größe')).toBe('/packages/Gr%C3%B6%C3%9Fe');
  expect(profilePath('anna b')).toBe('/profiles/anna%20b');
});

test('a search names only what was chosen', () => {
  expect(searchPath({})).toBe('/packages');
  expect(searchPath({ q: 'json & xml', page: 2, packagetype: undefined, sortby: '' })).toBe(
    '/packages?q=json+%26+xml&page=2',
  );
});

test('a tag with a space is searched as one tag', () => {
  expect(tagPath('unit test')).toBe('/packages?q=tags%3A%22unit+test%22');
});
