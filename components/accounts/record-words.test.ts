import { expect, test } from 'vitest';
import { auditActions } from '@/lib/testing/audit-actions';
import { recordWords } from './record-words';

test('every act that is recorded has words of its own', () => {
  const said = auditActions.map(recordWords);

  expect(auditActions.length).toBeGreaterThan(20);
  expect(said.filter((words) => auditActions.includes(words))).toEqual([]);
  expect(new Set(said).size).toBe(auditActions.length);
});

test('an act of another version goes by its own name', () => {
  expect(recordWords('account.somethingNew')).toBe('account.somethingNew');
});
