import { expect, test } from 'vitest';
import { transferWarning } from './transfer-words';

const asked = { id: 'Acme', who: 'bob', leaver: 'ann', atOnce: false, losesMark: false };

test('a transfer that somebody else has to accept goes without a warning', () => {
  expect(transferWarning(asked)).toBeUndefined();
});

test('one that happens at once says so, and who leaves', () => {
  const warning = transferWarning({ ...asked, who: 'Acme-Inc', atOnce: true });

  expect(warning?.title).toBe('Acme-Inc takes the place of ann at once');
  expect(warning?.lines.join(' ')).toContain('Nobody is asked');
  expect(warning?.lines.join(' ')).not.toContain('verified mark');
  expect(warning?.label).toBe('Transfer Acme to Acme-Inc now');
});

test('one that loses the mark says so, and when', () => {
  const warning = transferWarning({ ...asked, losesMark: true });

  expect(warning?.title).toBe('Acme would lose its verified mark as bob accepts');
  expect(warning?.lines.join(' ')).toContain('Until then nothing changes.');
  expect(warning?.label).toBe('Offer Acme to bob');
  expect(transferWarning({ ...asked, atOnce: true, losesMark: true })?.lines.join(' ')).toContain(
    'loses its verified mark',
  );
});

test('what was told of one transfer is not what is told of another', () => {
  const told = [
    { ...asked, atOnce: true },
    { ...asked, atOnce: true, who: 'Acme-Inc' },
    { ...asked, atOnce: true, leaver: 'eve' },
    { ...asked, atOnce: true, losesMark: true },
    { ...asked, losesMark: true },
  ].map((transfer) => transferWarning(transfer)?.sure);

  expect(new Set(told).size).toBe(5);
});
