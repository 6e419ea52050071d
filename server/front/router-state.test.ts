import { expect, test } from 'vitest';
import { findRouterFault } from './router-state';

const refused = { status: 400, sentence: 'The header Next-Router-State-Tree is malformed.' };

test.each([undefined, encodeURIComponent('["",{"children":["__PAGE__",{}]},null,"refetch"]')])(
  'a page may say %s of where it is',
  (state) => {
    expect(findRouterFault({ 'next-router-state-tree': state })).toBeUndefined();
  },
);

test.each(['', '%5B', '%', '[]', '["",{"children":7}]', `["${'a'.repeat(50_000)}",{}]`])(
  '%.40s is refused',
  (state) => {
    expect(findRouterFault({ 'next-router-state-tree': state })).toEqual(refused);
  },
);

test('several at once are refused', () => {
  expect(findRouterFault({ 'next-router-state-tree': ['["",{}]', '["",{}]'] })).toEqual(refused);
});
