import { afterEach, expect, test, vi } from 'vitest';
import { effort, seed } from './effort';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a deep run makes all rounds, any other one in ten', () => {
  vi.stubEnv('LODE_TEST_DEEP', '1');
  expect(effort(1_001)).toBe(1_001);
  vi.stubEnv('LODE_TEST_DEEP', '');
  expect(effort(1_001)).toBe(101);
});

test('the seed is the one asked for, and stays for the whole run', () => {
  vi.stubEnv('LODE_TEST_SEED', 'soon');
  expect(() => seed()).toThrow('LODE_TEST_SEED is "soon", and must be a whole number.');
  vi.stubEnv('LODE_TEST_SEED', '42');
  expect(seed()).toBe(42);
  vi.stubEnv('LODE_TEST_SEED', '43');
  expect(seed()).toBe(42);
});
