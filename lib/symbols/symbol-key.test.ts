import { expect, test } from 'vitest';
import { parseChecksums, parseSymbolKey } from './symbol-key';

const guid = '497b72f6390a44fc878e5a2d63b6cc4b';

test('a key is a GUID and eight times the letter f, in any casing', () => {
  expect(parseSymbolKey(`${guid}FFFFFFFF`)).toBe(`${guid}ffffffff`);
  expect(parseSymbolKey(`${guid.toUpperCase()}ffffffff`)).toBe(`${guid}ffffffff`);
});

test.each([`${guid}1`, guid, `${guid}fffffffff`, `${guid}ffffffff.pdb`, '', 'index2.txt'])(
  'no portable PDB has the key "%s"',
  (text) => {
    expect(parseSymbolKey(text)).toBeUndefined();
  },
);

test('the header of a request names checksums in any casing, one or several', () => {
  expect(parseChecksums('SHA256:ABCD')).toEqual(['SHA256:abcd']);
  expect(parseChecksums('sha-256:abcd; SHA384:0123')).toEqual(['SHA256:abcd', 'SHA384:0123']);
});

test('a header that says nothing asks for nothing', () => {
  expect(parseChecksums(null)).toBeUndefined();
  expect(parseChecksums(' ; ')).toBeUndefined();
});
