import { expect, test } from 'vitest';
import { distinctQuery } from './words';

test('no two queries are the same, so that none is answered out of a store', () => {
  const queries = Array.from({ length: 20_000 }, (_, number) => distinctQuery(number));
  expect(new Set(queries).size).toBe(queries.length);
});
