import { expect, test } from 'vitest';
import { createLinks } from './links';
import { vulnerabilityIndex, vulnerabilityPage } from './vulnerabilities';

test('what nobody knows is an empty object, which clients take, and not an empty array [check 81]', () => {
  expect(JSON.stringify(vulnerabilityPage([]))).toBe('{}');
});

test('the entries of an ID begin with the highest versions; no bound comes first', () => {
  const known = ['[1.0.0, 2.0.0)', '(, 3.0.0)', '[2.0.0, 3.0.0)', '[1.0.0, )', '(, )', '[1.0.0, 10.0.0)'];
  const page = vulnerabilityPage(
    known.map((range) => ({ lowerId: 'acme', range, url: 'https://a.test/', severity: 2 })),
  );
  expect(page['acme']?.map(({ versions }) => versions)).toEqual([
    '(, )',
    '[1.0.0, )',
    '[1.0.0, 10.0.0)',
    '(, 3.0.0)',
    '[2.0.0, 3.0.0)',
    '[1.0.0, 2.0.0)',
  ]);
});

test('entries for the same versions are in the order of their addresses', () => {
  const page = vulnerabilityPage(
    ['https://b.test/', 'https://a.test/'].map((url) => ({
      lowerId: 'acme',
      range: '(, )',
      url,
      severity: 2,
    })),
  );
  expect(page['acme']?.map(({ url }) => url)).toEqual(['https://a.test/', 'https://b.test/']);
});

test('the index names both parts by the generation that divides them', () => {
  const at = new Date('2026-01-02T03:04:05.678Z');
  const index = vulnerabilityIndex(
    { generation: at.getTime(), base: at, update: at },
    createLinks('https://gallery.test'),
  );
  expect(index).toMatchObject([
    { '@name': 'base', '@id': `https://gallery.test/v3/vulnerabilities/${at.getTime()}/base.json` },
    { '@name': 'update', '@updated': '2026-01-02T03:04:05.678Z' },
  ]);
});
