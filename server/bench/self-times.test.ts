import { expect, test } from 'vitest';
import { selfTimes } from './self-times';

const frame = (functionName: string) => ({ functionName, url: 'a.js', lineNumber: 1, columnNumber: 2 });

const profile = {
  startTime: 1000,
  // Two nodes of one function: it was called from two places.
  nodes: [
    { id: 1, callFrame: frame('read') },
    { id: 2, callFrame: frame('write') },
    { id: 3, callFrame: frame('read') },
    { id: 4, callFrame: frame('(idle)') },
  ],
  samples: [1, 2, 3, 4, 2],
  timeDeltas: [0, 10, 30, 20, 1000],
};

test('a function has the time up to the sample after it, from wherever it was called', () => {
  expect(selfTimes(profile, 0, 9999)).toMatchObject({
    busyUs: 60,
    times: [
      { name: 'read', share: 0.5 },
      { name: 'write', share: 0.5 },
    ],
  });
});

test('what lies outside of the moments asked for does not count', () => {
  expect(selfTimes(profile, 1010, 1040)).toEqual({
    busyUs: 30,
    times: [{ name: 'write', url: 'a.js', line: 1, column: 2, share: 1 }],
  });
});
