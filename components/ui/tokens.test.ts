import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readColours(readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8'));
const themes = ['light', 'dark'] as const;
const grounds = ['paper', 'surface'];
const tones = ['good', 'warn', 'danger', 'info'];

const texts = [
  ...['ink', 'ink-soft', 'accent', 'accent-strong', ...tones].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ...tones.map((tone) => [tone, `${tone}-soft`]),
  ...tones.flatMap((tone) => ['ink', 'ink-soft', 'accent'].map((text) => [text, `${tone}-soft`])),
  ...['ink', 'accent'].map((text) => [text, 'accent-soft']),
  ...['accent', 'accent-strong'].map((ground) => ['accent-ink', ground]),
  ['paper', 'danger'],
];

const borders = [
  ...['edge', 'accent', 'danger'].flatMap((border) => grounds.map((ground) => [border, ground])),
  ...tones.flatMap((tone) => [
    [tone, `${tone}-soft`],
    ['accent', `${tone}-soft`],
  ]),
];

test.each(themes.flatMap((theme) => texts.map(([text, ground]) => [theme, text, ground] as const)))(
  'in the %s theme %s is readable on %s',
  (theme, text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(themes.flatMap((theme) => borders.map(([border, ground]) => [theme, border, ground] as const)))(
  'in the %s theme a border or focus ring of %s stands out on %s',
  (theme, border, ground) => {
    expect(contrast(colour(border, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  },
);

test('every colour is told for both themes', () => {
  expect(tokens.size).toBeGreaterThan(20);
  for (const [name, pair] of tokens) expect(pair, name).toMatch(/^#[0-9a-f]{6} #[0-9a-f]{6}$/);
});

test('black on white has the contrast that WCAG states, and a colour on itself has none', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#0a6b66', '#0a6b66')).toBe(1);
});

function readColours(css: string): Map<string, string> {
  const found = css.matchAll(/--color-([a-z0-9-]+):\s*([^;]+);/g);
  return new Map(
    [...found].map(([, name = '', value = '']) => [
      name,
      value.replace(/^light-dark\((.+),\s*(.+)\)$/, '$1 $2'),
    ]),
  );
}

function colour(name: string | undefined, theme: (typeof themes)[number]): string {
  const value = tokens.get(name ?? '')?.split(' ')[themes.indexOf(theme)];
  if (value === undefined) throw new Error(`There is no colour "${name}" for the ${theme} theme.`);
  return value;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
