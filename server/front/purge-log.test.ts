import { expect, test } from 'vitest';
import { createPurgeLog } from './purge-log';

test('a tag was purged since a moment only if its purge came after it', () => {
  const purges = createPurgeLog();
  purges.note(['a']);
  const moment = purges.epoch();
  expect(purges.purgedSince(moment, ['a'])).toBe(false);

  purges.note(['b']);

  expect(purges.purgedSince(moment, ['a'])).toBe(false);
  expect(purges.purgedSince(moment, ['a', 'b'])).toBe(true);
  expect(purges.epoch()).not.toBe(moment);
});

test('a purge of everything concerns every tag, and answers without any', () => {
  const purges = createPurgeLog();
  const moment = purges.epoch();

  purges.note(['*']);

  expect(purges.purgedSince(moment, ['never named'])).toBe(true);
  expect(purges.purgedSince(moment, [])).toBe(true);
  expect(purges.purgedSince(purges.epoch(), [])).toBe(false);
});

test('of more tags than it remembers, each counts as purged rather than not', () => {
  const purges = createPurgeLog();
  const moment = purges.epoch();

  for (let count = 0; count < 25_000; count++) purges.note([`package:${count}`]);

  expect(purges.purgedSince(moment, ['package:0'])).toBe(true);
  expect(purges.purgedSince(moment, ['package:24999'])).toBe(true);
  expect(purges.purgedSince(purges.epoch(), ['package:24999'])).toBe(false);
});
