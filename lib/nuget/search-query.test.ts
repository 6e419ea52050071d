import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { parseSearchQuery } from './search-query';

const terms = (text: string) => parseSearchQuery(text).terms.map((term) => term.text);
const values = (text: string) =>
  Object.fromEntries(
    Object.entries(parseSearchQuery(text).fields).map(([field, found]) => [
      field,
      found.map((term) => term.text),
    ]),
  );

test.each([
  ['', []],
  ['   ', []],
  ['json', ['json']],
  ['json  parser', ['json', 'parser']],
  ['json\u00a0parser\tfast', ['json', 'parser', 'fast']],
  [':json', ['json']],
  ['::', []],
  ['json AND parser OR NOT xml', ['json', 'parser', 'xml']],
  ['and or not', ['and', 'or', 'not']],
  ['"AND"', ['AND']],
  ['"json parser" fast', ['json parser', 'fast']],
  ['"json parser', ['json parser']],
  ['""', []],
  ['fast"json parser"small', ['fast', 'json parser', 'small']],
  ['"owner:ann"', ['owner:ann']],
])('the terms of %j are %j', (text, expected) => {
  expect(terms(text)).toEqual(expected);
});

test.each([
  ['id:json', { id: ['json'] }],
  ['ID:json', { id: ['json'] }],
  ['PackageId:Contoso.Json', { packageId: ['Contoso.Json'] }],
  ['tag:a tags:b', { tags: ['a', 'b'] }],
  ['author:ann authors:bob', { authors: ['ann', 'bob'] }],
  ['owner:ann owners:bob', { owners: ['ann', 'bob'] }],
  ['title:"json parser"', { title: ['json parser'] }],
  [
    'description:fast summary:small version:1.0',
    { description: ['fast'], summary: ['small'], version: ['1.0'] },
  ],
  ['id: json', { id: ['json'] }],
  ['id:', {}],
  ['owner:AND', {}],
])('the fields of %j are %j', (text, expected) => {
  expect(values(text)).toEqual(expected);
  expect(terms(text)).toEqual([]);
});

test('a field that does not exist takes its term with it, and nothing else [check 72]', () => {
  expect(parseSearchQuery('foo:bar zed')).toEqual(parseSearchQuery('zed'));
  expect(parseSearchQuery('foo:bar')).toEqual(parseSearchQuery(''));
  expect(parseSearchQuery('constructor:bar toString:"a b" zed')).toEqual(parseSearchQuery('zed'));
});

test('a term remembers whether it was quoted', () => {
  expect(parseSearchQuery('fast "json parser"').terms).toEqual([
    { text: 'fast', quoted: false },
    { text: 'json parser', quoted: true },
  ]);
});

test('any text is read, and what is read was typed [check 75]', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ':', ' ', '\\', '*', 'a', 'ID', 'owner', '\0', '🎉') }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { terms: found, fields } = parseSearchQuery(text);
      for (const term of [...found, ...Object.values(fields).flat()]) {
        expect(text).toContain(term.text);
        expect(term.text.trim()).not.toBe('');
      }
    }),
    { numRuns: effort(5000), seed: seed() },
  );
});

test('what follows the first thousand characters is left out', () => {
  expect(terms('a '.repeat(100_000))).toHaveLength(500);
});
