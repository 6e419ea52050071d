import { expect, test } from 'vitest';
import { boundsOf } from './key-bounds';

const owner = (name: string, maxDays = 365, mayCreateIds = true) => ({ key: 1, name, maxDays, mayCreateIds });

test('the longest life of a key is said once, and for whom it is shorter', () => {
  expect(boundsOf([owner('ann'), owner('Acme', 365), owner('Corp', 30)]).life).toBe(
    'At most 365 days. In the name of Corp at most 30.',
  );
});

test('in whose name no package IDs are made is said where it is so', () => {
  expect(boundsOf([owner('ann'), owner('Acme')]).ids).toBeUndefined();
  expect(boundsOf([owner('ann'), owner('Acme', 365, false), owner('Corp', 365, false)]).ids).toBe(
    'New packages in the name of Acme and Corp are pushed by administrators only: choose new versions.',
  );
});

test('the life that is offered is ninety days, or the shortest that somebody allows', () => {
  expect(boundsOf([owner('ann'), owner('Acme', 30)])).toMatchObject({ usualDays: 30 });
  expect(boundsOf([owner('ann')])).toMatchObject({ usualDays: 90 });
});

test('the lives that are offered are usual ones, and the longest that each owner allows [rule 122]', () => {
  expect(boundsOf([owner('ann')]).lives).toEqual([1, 8, 30, 90, 180, 365]);
  expect(boundsOf([owner('ann', 30), owner('Acme', 14)]).lives).toEqual([1, 8, 14, 30]);
  expect(boundsOf([owner('ann', 3650)]).lives).toEqual([1, 8, 30, 90, 180, 365, 3650]);
});
