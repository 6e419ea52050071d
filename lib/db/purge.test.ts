import { expect, test } from 'vitest';
import { everything, purgedTags, purgePayload } from './purge';

test('tags come out of a notification as they went in, each once', () => {
  expect(purgedTags(purgePayload(['package:acme', 'search', 'search']))).toEqual(['package:acme', 'search']);
});

test('more tags than a notification carries are a purge of everything', () => {
  const tags = Array.from({ length: 1000 }, (_, number) => `package:acme.${number}`);
  const payload = purgePayload(tags);

  expect(Buffer.byteLength(payload)).toBeLessThan(8000);
  expect(purgedTags(payload)).toEqual([everything]);
});

test.each([undefined, '', 'x', '{}', '[1]'])(
  'a notification that cannot be read (%s) purges everything',
  (payload) => {
    expect(purgedTags(payload)).toEqual([everything]);
  },
);
