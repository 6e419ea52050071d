import { expect, test } from 'vitest';
import { idBounds, lifeBounds } from './key-bounds';

const owner = (name: string, maxDays = 365, mayCreateIds = true) => ({ key: 1, name, maxDays, mayCreateIds });

test('the longest life of a key is said once, and for whom it is shorter', () => {
  expect(lifeBounds([owner('ann'), owner('Acme', 365), owner('Corp', 30)])).toBe(
    'At most 365. In the name of Corp at most 30.',
  );
});

test('in whose name no package IDs are made is said where it is so', () => {
  expect(idBounds([owner('ann'), owner('Acme')])).toBeUndefined();
  expect(idBounds([owner('ann'), owner('Acme', 365, false), owner('Corp', 365, false)])).toBe(
    'New packages in the name of Acme and Corp are pushed by administrators only: choose new versions.',
  );
});
