import { expect, test } from 'vitest';
import { listWords, plural, shorten } from './sentences';

test('a noun follows its count', () => {
  expect(plural(0, 'version')).toBe('0 versions');
  expect(plural(1, 'version')).toBe('1 version');
  expect(plural(1234, 'version')).toBe('1,234 versions');
  expect(plural(2, 'dependency', 'dependencies')).toBe('2 dependencies');
});

test('words are joined as in a sentence', () => {
  expect(listWords(['push'])).toBe('push');
  expect(listWords(['push', 'unlist'])).toBe('push and unlist');
  expect(listWords(['push', 'relist', 'unlist'])).toBe('push, relist and unlist');
});

test('a text that fits is only brought to one line', () => {
  expect(shorten('Reads\n  and writes. ', 40)).toBe('Reads and writes.');
});

test('a long text ends at a word', () => {
  expect(shorten('Structured events for .NET', 18)).toBe('Structured events…');
});

test('a text without a place to cut is cut where the room ends', () => {
  expect(shorten('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`);
});

test('a letter of two code units is left out rather than halved', () => {
  expect(shorten('🪨🪨🪨🪨', 4)).toBe('🪨…');
});
