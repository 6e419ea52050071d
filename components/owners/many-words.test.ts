import { expect, test } from 'vitest';
import { lossWords } from './many-words';

test('who removes himself from packages is told that he leaves them', () => {
  expect(lossWords('remove', 'ann', 'self')?.title).toBe('You leave these packages');
});

test('who removes his own organization is told that he loses them, too', () => {
  const words = lossWords('remove', 'Acme', 'organization');

  expect(words?.title).toBe('Acme is your own organization');
  expect(words?.text).toContain('neither can you, unless you own them otherwise');
});

test.each([
  ['remove', undefined],
  ['invite', 'self'],
  ['transfer', 'organization'],
] as const)('nothing more is to be known: %s, own: %s', (act, own) => {
  expect(lossWords(act, 'ann', own)).toBeUndefined();
});
