import { describe, expect, test } from 'vitest';

describe('a test fails by', () => {
  test.fails('an error on the console', () => {
    console.error('This line is wanted: a test proves that it is noticed.');
  });

  test.fails('a warning on the console', () => {
    console.warn('This line is wanted: a test proves that it is noticed.');
  });
});

test('information on the console is no fault', () => {
  expect(() => console.info('This line is wanted as well.')).not.toThrow();
});
