import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { recordWords } from './record-words';

const actions = [...readFileSync('lib/domain/audit.ts', 'utf8').matchAll(/^ {2}\| '([^']+)'/gm)].map(
  ([, action]) => action ?? '',
);

test('every act that is recorded has words of its own', () => {
  const said = actions.map(recordWords);

  expect(actions.length).toBeGreaterThan(20);
  expect(said.filter((words) => actions.includes(words))).toEqual([]);
  expect(new Set(said).size).toBe(actions.length);
});

test('an act of another version goes by its own name', () => {
  expect(recordWords('account.somethingNew')).toBe('account.somethingNew');
});
