import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isTest, sourceFiles } from '@/lib/testing/source-files';

const sources = sourceFiles('components')
  .filter((file) => !isTest(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('there are components to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('no component carries an inline style, which the pages forbid', () => {
  expect(filesWith(/\sstyle=/)).toEqual([]);
});

test('the only scripts that stand in a page bring back what a browser chose and what was typed', () => {
  expect(filesWith(/dangerouslySetInnerHTML|<script/)).toEqual([
    'components/layout/preferences-script.tsx',
    'components/layout/typed-early-script.tsx',
  ]);
});

test('no component has a colour of its own but the picture that leaves as a file, where no theme reaches', () => {
  const colours = /#[0-9a-f]{6}\b|\b(?:bg|text|border)-(?:white|black|gray|red|blue|green)\b/i;
  expect(filesWith(colours)).toEqual(['components/ui/ore-mark-svg.ts']);
});

test('no page hides its origin from its own forms, which would be refused as those of another site', () => {
  const pages = sourceFiles('app').filter((file) => file.endsWith('.tsx'));
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.filter((file) => readFileSync(file, 'utf8').includes('no-referrer'))).toEqual([]);
});
