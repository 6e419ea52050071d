import { hash } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { hashPassword, passwordFits } from './passwords';

vi.mock('@node-rs/argon2', { spy: true });

test('however many passwords are to be hashed, two are hashed at once', async () => {
  let running = 0;
  let most = 0;
  vi.mocked(hash).mockImplementation(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return 'hashed';
  });

  await Promise.all(Array.from({ length: 12 }, () => hashPassword('correct horse battery')));

  expect(most).toBe(2);
  vi.mocked(hash).mockRestore();
});

test('a password fits its own hash, however its accents are written, and no other does', async () => {
  const stored = await hashPassword('cafe\u0301 au lait');

  expect(await passwordFits(stored, 'caf\u00e9 au lait')).toBe(true);
  expect(await passwordFits(stored, 'cafe au lait')).toBe(false);
});
