import { expect, test } from 'vitest';
import { tags } from './cache-tags';

test.each(['acme', 'größe', '日本語', 'a,b', '😀'])(
  'the tag of %s can be one item of a header',
  (lowerId) => {
    expect(new Headers({ 'cache-tag': tags.package(lowerId) }).get('cache-tag')).toMatch(/^package:[^,]+$/);
  },
);

test('the tag of an ID is readable and its own', () => {
  expect(tags.package('acme.json_2')).toBe('package:acme.json_2');
  expect(tags.package('größe')).not.toBe(tags.package('grösse'));
});
