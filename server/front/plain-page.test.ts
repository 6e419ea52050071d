import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themeKey } from '@/components/layout/preferences';
import { plainPage } from './plain-page';

const html = plainPage('nonce', {
  title: 'Title',
  sentence: 'A sentence.',
  links: [{ label: 'Go', href: '/' }],
});

test('a plain page wears the colours of every other page', () => {
  const tokens = readFileSync('app/tokens.css', 'utf8');
  const colours = [...html.matchAll(/--(color-[\w-]+: light-dark\([^)]+\));/g)].map(([, colour]) => colour);

  expect(colours.length).toBeGreaterThan(5);
  expect(colours.filter((colour) => !tokens.includes(`--${colour};`))).toEqual([]);
});

test('a plain page follows the theme that this browser chose', () => {
  expect(html).toContain(`localStorage.getItem('${themeKey}')`);
});

test('what a plain page says is text', () => {
  const hostile = plainPage('nonce', {
    title: '<b>',
    sentence: '</p><script>',
    note: `"'&`,
    links: [{ label: '<i>', href: `/"onclick="x` }],
  });

  for (const markup of ['<b>', '</p><script>', '<i>', '"onclick']) expect(hostile).not.toContain(markup);
});
