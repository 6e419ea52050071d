import { expect, test } from 'vitest';
import { addressHeader } from './front-headers';
import { originOf } from './origin';

test('what is kept of an address is short, and what limits count is not', () => {
  const headers = new Headers({ [addressHeader]: '203.0.113.77', 'user-agent': 'Browser' });

  expect(originOf(headers)).toEqual({ address: '203.0.113.0', client: 'Browser', network: '203.0.113.77' });
  expect(originOf(new Headers())).toEqual({ address: undefined, client: undefined, network: undefined });
});
