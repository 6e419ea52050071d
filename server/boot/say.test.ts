import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sayWhileWaiting } from './say';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('whoever waits says so every ten seconds, however often it is asked', () => {
  const said: unknown[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(text) > 0);
  const remind = sayWhileWaiting('Still waiting.');

  for (let ms = 0; ms < 25_000; ms += 500) {
    remind();
    vi.advanceTimersByTime(500);
  }
  write.mockRestore();

  expect(said).toEqual(['Still waiting.\n', 'Still waiting.\n']);
});
