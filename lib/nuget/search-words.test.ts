import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { isStopWord, splitWords } from './search-words';

const allOf = (text: string) => splitWords(text).map((word) => [word.text, ...word.parts].join(' '));

test.each([
  ['Foo2Bar.Baz', ['foo2bar foo 2 bar', 'baz']],
  ['Contoso.Json', ['contoso', 'json']],
  ['Contoso-Json_Net', ['contoso', 'json', 'net']],
  ['XMLParser', ['xmlparser xml parser']],
  ['jQuery', ['jquery j query']],
  ['log4net', ['log4net log 4 net']],
  ['WinUI3', ['winui3 win ui 3']],
  ['UI', ['ui']],
  ["(it's) [a] {b}! #c ~d +e, f;g:h*", ['it', 's', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ['C++/CLI <T> "x" \\y', ['c', 'cli', 't', 'x', 'y']],
  ['Größe ÄPFEL', ['größe', 'äpfel']],
  ['Cafe\u0301', ['caf\u00e9']],
  ['日本語', ['日本語']],
  ['party 🎉', ['party', '🎉']],
  ['a\0b', ['a', 'b']],
  ['... ***', []],
  ['', []],
])('the words of %j, each with its parts, are %j', (text, expected) => {
  expect(allOf(text)).toEqual(expected);
});

test('a word is cut at 300 characters', () => {
  expect(splitWords('x'.repeat(5000)).map((word) => word.text)).toEqual(['x'.repeat(300)]);
  expect(splitWords('x'.repeat(299) + '🎉🎉').map((word) => word.text)).toEqual(['x'.repeat(299)]);
  expect(splitWords('🎉'.repeat(200)).map((word) => word.text)).toEqual(['🎉'.repeat(150)]);
});

test('of the marks that are piled up on a letter thirty count', () => {
  const piled = (marks: number) => 'a' + '\u0301'.repeat(marks) + '\u0323'.repeat(20_000);
  expect(splitWords(piled(20_000))).toEqual(splitWords('a' + '\u0301'.repeat(30)));
  expect(splitWords(piled(10))).toEqual(splitWords('a' + '\u0301'.repeat(10) + '\u0323'.repeat(20)));
});

test('words of English prose that tell nothing are known, in any casing', () => {
  expect(splitWords('The parser IS not for XML').filter((word) => !isStopWord(word))).toEqual([
    { text: 'parser', parts: [] },
    { text: 'xml', parts: [] },
  ]);
});

test('a word is read the same alone as within its text, and holds nothing that separates words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const word of splitWords(text)) {
        expect(word.text).not.toMatch(/[\s\0:.\-_'"\\]/u);
        expect(splitWords(word.text).map((again) => again.text)).toEqual([word.text]);
      }
    }),
    { numRuns: effort(5000), seed: seed() },
  );
});
