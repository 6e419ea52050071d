import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProofs } from '@/scripts/claims.mjs';
import { carrying, checks, sections, untested } from './checks.mjs';

const folder = 'e2e/conformance';

const specs = readdirSync(folder)
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const tested = new Set(
  specs.flatMap(({ name, text }) => readProofs(name, text).proofs.map(({ number }) => number)),
);

test('there are 172 checks, each in one section', () => {
  expect(checks.map(({ check }) => check).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 172 }, (_, index) => index + 1),
  );
});

test('every check has a test in the suite, or a reason why it has none', () => {
  const numbers = checks.map(({ check }) => check);

  expect(numbers.filter((check) => !tested.has(check) && untested[check] === undefined)).toEqual([]);
  expect(numbers.filter((check) => tested.has(check) && untested[check] !== undefined)).toEqual([]);
});

test('every test of the suite carries the number of a check', () => {
  const titles = specs.flatMap(({ text }) =>
    [...text.matchAll(/^\s*test\(\s*(['"`])(.*?)\1, async/gm)].map(([, , title = '']) => title),
  );

  expect(titles.length).toBeGreaterThan(150);
  expect(titles.filter((title) => !/\[check [\d, ]+\]$/.test(title))).toEqual([]);
});

test('a title is found by any of its numbers, and by no part of one', () => {
  const finds = (number: number, title: string) => new RegExp(carrying([number])).test(title);

  for (const number of [1, 12, 123]) expect(finds(number, 'so it is [check 1, 12, 123]')).toBe(true);
  for (const number of [2, 3, 23]) expect(finds(number, 'so it is [check 1, 12, 123]')).toBe(false);
});

test('the document lists each check as the suite knows it', () => {
  const document = readFileSync('docs/conformance.md', 'utf8');
  const lists = Object.entries(sections).map(([section, titles]) => {
    const lines = Object.entries(titles).map(([check, title]) => `- ${check}: ${title}`);
    return `### ${section}\n\n${lines.join('\n')}\n`;
  });

  expect(document.slice(document.indexOf('### '))).toBe(lists.join('\n'));
});
