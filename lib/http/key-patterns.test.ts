import { expect, test } from 'vitest';
import { foldPatterns, readPatterns } from './key-patterns';

test.each([
  ['A, B;C\n\nD', [], ['A', 'B', 'C', 'D']],
  ['*', [], ['*']],
  ['*', ['A', 'B'], ['A', 'B']],
  ['A.*', ['B', 'A.*'], ['A.*', 'B']],
  ['', ['A'], ['A']],
])('%j with %j ticked is %j', (typed, ticked, patterns) => {
  expect(readPatterns(typed, ticked)).toEqual(patterns);
});

test('what was ticked comes back as if it had been typed', () => {
  const form = new FormData();
  form.set('globs', 'A.*');
  form.append('id', 'B');
  form.append('id', 'C');

  expect([...foldPatterns(form)]).toEqual([['globs', 'A.*\nB\nC']]);
});
