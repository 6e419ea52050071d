import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkAddress, checkName } from './names';
import { reservedNames } from './reserved-names';

describe('a name', () => {
  test.each(['ann', 'Ann.Lee', 'a_b-c', '007', 'x'.repeat(64)])('may be %s [rule 183]', (name) => {
    expect(checkName(` ${name} `)).toBe(name);
  });

  test.each(['', 'ab', '-ann', 'ann-', '.ann', 'a nn', 'ann@home', 'änne', 'an\nn', 'x'.repeat(65)])(
    'may not be %j [rule 183]',
    (name) => {
      expect(() => checkName(name)).toThrow(/^A name has 3 to 64 letters/);
    },
  );

  test.each([...firstSegments(), 'Packages', 'ADMIN', 'Support'])(
    'may not be %s, which is reserved',
    (name) => {
      expect(reservedNames.has(name.toLowerCase())).toBe(true);
    },
  );

  test('that is reserved is refused with a sentence', () => {
    expect(() => checkName('Packages')).toThrow('The name "Packages" is reserved. Choose another one.');
  });
});

test.each([
  '',
  'ann',
  'ann@',
  '@example.test',
  'a b@example.test',
  'a@b@c',
  'a,b@example.test',
  `${'x'.repeat(257)}@example.test`,
])('%j is no address', (address) => {
  expect(() => checkAddress(address)).toThrow('Give an e-mail address, such as ann@example.com.');
});

/** What the addresses of pages, endpoints and public files begin with. */
function firstSegments(): string[] {
  const names = listSegments('app');
  expect(names).toEqual(expect.arrayContaining(['packages', 'sign-in', 'v3', 'icon.svg']));
  return [...new Set([...names, ...readdirSync('public')])];
}

function listSegments(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (/^\(.*\)$/.test(entry.name)) return listSegments(`${folder}/${entry.name}`);
    return entry.isDirectory() || !/\.(tsx?|css)$/.test(entry.name) ? [entry.name] : [];
  });
}
