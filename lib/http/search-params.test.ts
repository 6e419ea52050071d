import { expect, test } from 'vitest';
import { autocompleteParams, searchParams } from './search-params';

const read = (query: string) => searchParams(new Request(`https://gallery.test/v3/query${query}`));
const readAutocomplete = (query: string) =>
  autocompleteParams(new Request(`https://gallery.test/v3/autocomplete${query}`));

test('without parameters the first twenty stable SemVer 1 packages of any type are asked for [check 56]', () => {
  expect(read('')).toEqual({
    q: '',
    skip: 0,
    take: 20,
    prerelease: false,
    semVer2: false,
    packageType: undefined,
    nothing: false,
  });
});

test.each([
  ['?skip=5', 5],
  ['?skip=-1', 0],
  ['?skip=five', 0],
  ['?skip=', 0],
  ['?skip=1.5', 0],
  ['?skip=5&skip=6', 5],
])('%j skips %d', (query, skip) => {
  expect(read(query)).toMatchObject({ skip, nothing: false });
});

test.each([
  ['?take=0', 0],
  ['?take=1000', 1000],
  ['?take=1001', 20],
  ['?take=-1', 20],
  ['?take=many', 20],
  ['?take=99999999999999999999', 20],
])('%j takes %d [check 63]', (query, take) => {
  expect(read(query)).toMatchObject({ take });
});

test('beyond the limit there is nothing to find [check 63]', () => {
  expect(read('?skip=3000').nothing).toBe(false);
  expect(read('?skip=3001').nothing).toBe(true);
  expect(readAutocomplete('?skip=100000').nothing).toBe(false);
  expect(readAutocomplete('?skip=100001').nothing).toBe(true);
  expect(read('?skip=1e99').skip).toBe(0);
  expect(read(`?skip=${'9'.repeat(400)}`).nothing).toBe(true);
});

test.each([
  ['?prerelease=true', true],
  ['?prerelease=TRUE', true],
  ['?prerelease=False', false],
  ['?prerelease=', false],
])('%j asks for prereleases: %s', (query, prerelease) => {
  expect(read(query)).toMatchObject({ prerelease });
});

test('prereleases that are neither wanted nor not are refused', () => {
  expect(() => read('?prerelease=yes')).toThrow(expect.objectContaining({ code: 'invalid' }));
});

test.each([
  ['2.0.0', true],
  ['2', true],
  ['3.1', true],
  ['2.0.0-beta', false],
  ['1.0.0', false],
  ['abc', false],
  ['', false],
])('semVerLevel=%s includes SemVer 2.0.0: %s [check 58]', (level, semVer2) => {
  expect(read(`?semVerLevel=${level}`)).toMatchObject({ semVer2 });
});

test.each([
  ['?packageType=DotnetTool', 'DotnetTool', false],
  ['?packageType=', undefined, false],
  ['?packageType=a%20b', 'a b', true],
  ['?packageTypes=DotnetTool', 'DotnetTool', false],
  ['?packageTypeFilter=DotnetTool', 'DotnetTool', false],
  ['?packageType=&packageTypes=DotnetTool', 'DotnetTool', false],
])('%j asks for the package type %j, which cannot be: %s [check 64]', (query, packageType, nothing) => {
  expect(read(query)).toMatchObject({ packageType, nothing });
});

test('what Visual Studio sends along beside the filters is tolerated [check 76]', () => {
  const query =
    '?q=a%20b&skip=0&take=5&prerelease=false&includeDelisted=true&supportedFramework=net8.0&supportedFramework=.NETFramework,Version=v4.7.2&packageType=DotnetTool&semVerLevel=2.0.0';
  expect(read(query)).toEqual({
    q: 'a b',
    skip: 0,
    take: 5,
    prerelease: false,
    semVer2: true,
    packageType: 'DotnetTool',
    nothing: false,
  });
});

test.each([
  ['?id=Contoso.Text', 'contoso.text'],
  ['?q=con', undefined],
  ['?q=con&id=Contoso.Text', undefined],
  ['?q=&id=Contoso.Text', undefined],
  ['', undefined],
])('autocomplete with %j is asked for the versions of %j [check 79]', (query, versionsOf) => {
  expect(readAutocomplete(query)).toMatchObject({ versionsOf });
});
