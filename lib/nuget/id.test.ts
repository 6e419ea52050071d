import { describe, expect, test } from 'vitest';
import { ambiguityOfId, lowerId, NewPackageId, PackageId } from './id';

describe('a new package ID', () => {
  test.each(['a', 'A', '_', '7', 'Newtonsoft.Json', 'a-b', 'a_b.c-d', 'A1.B2', 'x'.repeat(100)])(
    'may be %s [check 119]',
    (id) => {
      expect(NewPackageId.safeParse(id).success).toBe(true);
    },
  );

  test.each([
    '',
    'a..b',
    '.a',
    'a.',
    'a-',
    '-a',
    'a.-b',
    '$id$',
    'a b',
    'a/b',
    'a\n',
    'a\0',
    'x'.repeat(101),
    'Größe',
    'Пакет',
    'a\u0301',
    '\u{1d400}',
  ])('may not be %j [check 119]', (id) => {
    expect(NewPackageId.safeParse(id).success).toBe(false);
  });

  test('is a package ID to every function that looks one up', () => {
    const id: PackageId = NewPackageId.parse('Acme.Logging');
    expect(PackageId.parse(id)).toBe(id);
  });
});

describe('a package ID to look up', () => {
  test.each(['Größe', 'Пакет.Имя', '日本語', 'a\u0301', 'a‿b', '٣', 'x'.repeat(128)])('may be %s', (id) => {
    expect(PackageId.safeParse(id).success).toBe(true);
  });

  test.each(['', 'a..b', 'a-', 'a b', 'x'.repeat(129), '\u{1d400}', 'a\ud800', '½', 'a\u200d', '€'])(
    'may not be %j',
    (id) => {
      expect(PackageId.safeParse(id).success).toBe(false);
    },
  );

  test('is refused or accepted in linear time', () => {
    expect(PackageId.safeParse(`${'a.'.repeat(1_000_000)}!`).success).toBe(false);
    expect(NewPackageId.safeParse(`${'a'.repeat(1_000_000)}!`).success).toBe(false);
  });
});

describe('the lower-case form of an ID', () => {
  test.each([
    ['Newtonsoft.Json', 'newtonsoft.json'],
    ['I', 'i'],
    ['İ', 'İ'],
    ['ı', 'ı'],
    ['\u212a', 'k'],
    ['ẞ', 'ß'],
    ['ß', 'ß'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ΟΔΌς', 'οδός'],
    ['Ǆ', 'ǆ'],
    ['Ⅷ', 'ⅷ'],
  ])('of %s is %s, as .NET makes it', (id, lower) => {
    expect(lowerId(id)).toBe(lower);
  });

  test('keeps its length and is the same when made twice, for every letter', () => {
    const letters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
    const unstable = letters.filter((letter) => {
      const lower = lowerId(letter);
      return lower.length !== 1 || lowerId(lower) !== lower;
    });
    expect(unstable).toEqual([]);
  });
});

describe('an ID is ambiguous', () => {
  test.each(['a\u0301', '\u212a', 'İ', 'ß', 'ﬁ', 'ı', 'ſ', 'ŉ'])('with %s', (id) => {
    expect(ambiguityOfId(id)).toBeTypeOf('string');
  });

  test.each(['Newtonsoft.Json', 'Übung', 'Пакет', '日本語', 'ΟΔΟΣ'])('but not as %s', (id) => {
    expect(ambiguityOfId(id)).toBe(undefined);
  });
});
