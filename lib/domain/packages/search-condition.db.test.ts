import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { parseSearchQuery } from '@/lib/nuget/search-query';
import { effort, seed } from '@/lib/testing/effort';
import { searchCondition } from './search-condition';
import { searchVector } from './search-vector';

const version = {
  id: 'Contoso.JsonParser',
  normalizedVersion: '2.1.0-Beta',
  title: 'The Fast Parser',
  description: 'Reads the documents of any web service, and writes quickly.',
  summary: 'Small footprint',
  authors: 'Ann Smith, Bob',
  tags: ['JSON', 'c#', 'net-core'],
  owners: ['contoso-team'],
  packageTypes: ['DotnetTool'],
};

async function finds(
  query: string,
  packageType?: string,
  changes: Partial<typeof version> = {},
): Promise<boolean> {
  const { required } = searchCondition(parseSearchQuery(query), packageType);
  if (required === undefined) return true;
  const [answer] = await db().$queryRaw<{ found: boolean }[]>`
    select ${searchVector({ ...version, ...changes })}::tsvector @@ ${required}::tsquery as found`;
  return answer?.found === true;
}

test.each([
  ['contoso', true],
  ['CONTOSO', true],
  ['contoso.jsonparser', true],
  ['json', true],
  ['jsonp', true],
  ['JsonParser', true],
  ['jsonParserX', false],
  ['parser json', true],
  ['contoso xml', false],
  ['documents', true],
  ['smith', true],
  ['footprint', true],
  ['c#', true],
  ['🎉', false],
])('%j finds a package by its words: %s', async (query, found) => {
  expect(await finds(query)).toBe(found);
});

test('the last word may be the beginning of one, the others not [check 74]', async () => {
  expect(await finds('jso')).toBe(true);
  expect(await finds('jso contoso')).toBe(false);
  expect(await finds('contoso jso')).toBe(true);
  expect(await finds('"jso"')).toBe(false);
});

test.each([
  ['jp', true],
  ['JP contoso', true],
  ['cj', false],
  ['"jp"', false],
])('%j finds the initials of a word of an ID: %s', async (query, found) => {
  expect(await finds(query)).toBe(found);
});

test.each([
  ['web services', 'WebServices.Client', true],
  ['test containers postgres', 'Testcontainers.PostgreSql', true],
  ['postgre sql test containers', 'Testcontainers.PostgreSql', true],
  ['"test containers"', 'Testcontainers.PostgreSql', false],
  ['testcontainers postgre sql', 'Testcontainers.PostgreSql', true],
  ['testcontainerspostgresql', 'Testcontainers.PostgreSql', true],
  ['testcontainers.postgresql', 'Testcontainers.PostgreSql', true],
  ['testcontainerspostgres', 'Testcontainers.PostgreSql', false],
])('%j finds %s, however its words are divided: %s', async (query, id, found) => {
  expect(await finds(query, undefined, { id })).toBe(found);
});

test('words that tell nothing need not be found, unless there are no others', async () => {
  expect(await finds('documents with the service')).toBe(true);
  expect(await finds('the')).toBe(true);
  expect(await finds('the', undefined, { title: '' })).toBe(false);
});

test.each([
  ['"web service"', true],
  ['"service web"', false],
  ['"documents of any web"', true],
  ['"documents web"', false],
  ['"the fast parser"', true],
  ['"contoso json"', true],
  ['"contoso JsonParser"', true],
  ['"parser fast"', false],
  ['"core small"', false],
])('%j finds a phrase only where it stands: %s', async (query, found) => {
  expect(await finds(query)).toBe(found);
});

test('id: finds parts of an ID, divided by signs or by letters [check 70]', async () => {
  expect(await finds('id:bar', undefined, { id: 'Foo.Bar' })).toBe(true);
  expect(await finds('id:bar', undefined, { id: 'FooBar' })).toBe(true);
  expect(await finds('id:bar', undefined, { id: 'Foo', title: 'Bar', description: 'Bar' })).toBe(false);
  expect(await finds('id:ba', undefined, { id: 'Foo.Bar' })).toBe(false);
  expect(await finds('id:Foo.Bar', undefined, { id: 'Foo.Baz.Bar' })).toBe(true);
});

test('owner: and tags: are found whole and in any casing [check 71]', async () => {
  expect(await finds('owner:Contoso-Team')).toBe(true);
  expect(await finds('owner:contoso')).toBe(false);
  expect(await finds('owner:team')).toBe(false);
  expect(await finds('tags:json')).toBe(true);
  expect(await finds('tags:js')).toBe(false);
  expect(await finds('tags:net')).toBe(false);
  expect(await finds('tags:C#')).toBe(true);
  expect(await finds('tags:"xml,json"')).toBe(true);
  expect(await finds('tags:a', undefined, { tags: ['ab'] })).toBe(false);
});

test.each([
  ['title:fast', true],
  ['title:json', false],
  ['title:"fast parser"', true],
  ['description:documents', true],
  ['description:"documents of a service"', true],
  ['description:small', false],
  ['description:the', true],
  ['summary:small', true],
  ['summary:documents', false],
  ['author:bob', true],
  ['author:"ann smith"', true],
  ['author:"Ann Smith, Bob"', true],
  ['author:ann', false],
  ['version:2.1.0-beta', true],
  ['version:2.1.0.0-BETA', true],
  ['version:2.1.0', false],
])('%j looks into that field alone: %s', async (query, found) => {
  expect(await finds(query)).toBe(found);
});

test('without a title it is the ID that title: finds', async () => {
  expect(await finds('title:json', undefined, { title: '' })).toBe(true);
});

test('of the values of one field any may be found, of different fields all must be', async () => {
  expect(await finds('tags:xml tags:json')).toBe(true);
  expect(await finds('tags:json owner:contoso-team')).toBe(true);
  expect(await finds('tags:json owner:fabrikam')).toBe(false);
  expect(await finds('tags:json fabrikam')).toBe(false);
});

test('a package type is found in any casing; without one a package is a dependency [check 64]', async () => {
  expect(await finds('', 'dotnettool')).toBe(true);
  expect(await finds('', 'Dependency')).toBe(false);
  expect(await finds('', 'Dependency', { packageTypes: [] })).toBe(true);
});

test('what is kept for fields and filters is not found as a word', async () => {
  for (const word of [':type', 'type', ':owner', '":tag:json"', 'dotnettool', 'team', 'own', '2']) {
    expect(await finds(word)).toBe(false);
  }
});

test('any text makes a query that PostgreSQL takes [check 75]', async () => {
  const piece = fc.constantFrom(
    ...['"', ':', ' ', '\\', "'", '*', '&', '|', '!', '(', ')', '<', '-', '\0', '🎉', '\ud800', '%', '_'],
    ...['a', 'AB', 'The', '1', 'id:', 'owner:', 'tags:', 'author:', 'version:', 'title:', 'summary:'],
  );
  const typed = fc.oneof(fc.string({ unit: piece, maxLength: 200 }), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const { required, ranked, whole } = searchCondition(parseSearchQuery(text), text);
      const document = {
        ...version,
        description: text.replaceAll('\0', ''),
        tags: [text.replaceAll('\0', '')],
      };
      await db().$queryRaw`
        select ts_rank(vector, ${ranked ?? "'x'"}::tsquery), vector @@ ${required}::tsquery, vector @@ ${whole}::tsquery
        from (select ${searchVector(document)}::tsvector as vector) as document`;
    }),
    { numRuns: effort(2000), seed: seed() },
  );
});

test('the longest texts are taken as well [check 75]', async () => {
  for (const text of [
    'a '.repeat(2500),
    '"'.repeat(5000),
    'aB'.repeat(2500),
    '🎉'.repeat(2500),
    'x'.repeat(5000),
  ]) {
    await expect(finds(text)).resolves.toBeTypeOf('boolean');
    expect(await finds('contoso', undefined, { description: text })).toBe(true);
  }
});
