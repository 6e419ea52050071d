import { hash } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { checkPassword, hashPassword, isOutdatedHash, passwordFits } from './passwords';

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

const ownersWords = ['ann.lee', 'ann.lee@example.test'];

test.each([
  ['123456789', 'at least 10 characters'],
  ['x'.repeat(129), 'at most 128 characters'],
  ['qwertyuiop', 'Many people have this password'],
  ['PassWord123', 'Many people have this password'],
  ['Ann.Lee@Example.Test', 'Your name and your address are tried first'],
])('%s is refused as a password [rule 188]', async (password, sentence) => {
  await expect(checkPassword(password, ownersWords)).rejects.toMatchObject({
    code: 'invalid',
    field: 'password',
    message: expect.stringContaining(sentence),
  });
});

test.each(['correct horse battery', 'only letters', '8173649205', 'x'.repeat(128), '           !'])(
  '%j is taken, whatever it is made of [rule 188]',
  async (password) => {
    expect(await checkPassword(password, ownersWords)).toBe(password);
  },
);

test('a hash of lower costs is outdated, one of today’s is not', async () => {
  const lower = await hash('correct horse battery', { memoryCost: 8192, timeCost: 1, parallelism: 1 });

  expect(isOutdatedHash(lower)).toBe(true);
  expect(isOutdatedHash(await hashPassword('correct horse battery'))).toBe(false);
});
