import { hash, verify } from '@node-rs/argon2';
import { shared } from '@/lib/config/shared';
import { type Semaphore, semaphore } from '@/lib/db/semaphore';
import { invalidField } from '../errors';
import { isCommonPassword } from './common-passwords';

const shortest = 10;
const longest = 128;

/** What OWASP recommends for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const costInHash = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/**
 * Refuses a password that is too short or too long, one that many people have, and the name or address of its owner;
 * what else it is made of is nobody's business.
 */
export async function checkPassword(password: string, ownersWords: readonly string[]): Promise<string> {
  if (password.length < shortest) {
    throw invalidField(
      'password',
      `A password has at least ${shortest} characters. A few words make a good one.`,
    );
  }
  if (password.length > longest)
    throw invalidField('password', `A password has at most ${longest} characters.`);
  if (await isCommonPassword(password, shortest)) {
    throw invalidField(
      'password',
      'Many people have this password, so it is tried first. A few words make a better one.',
    );
  }
  if (ownersWords.some((word) => word.toLowerCase() === password.toLowerCase())) {
    throw invalidField('password', 'Your name and your address are tried first. Choose another password.');
  }
  return password;
}

/** Hashes at once in one process: they run on the four threads that read package bytes as well. */
const hashesAtOnce = 2;
const hashers = () => shared<Semaphore>('hashers', () => semaphore(hashesAtOnce));

/** The argon2id hash that is stored. */
export const hashPassword = (password: string) => hashers().use(() => hash(password.normalize('NFC'), cost));

/** Whether a password belongs to a stored hash. */
export const passwordFits = (stored: string, password: string) =>
  hashers().use(() => verify(stored, password.normalize('NFC')));

/** Whether a stored hash was made with other costs than today's. */
export const isOutdatedHash = (stored: string): boolean => !stored.startsWith(costInHash);

/** Takes as long as checking a password does, for names that do not exist. */
export async function pretendToCheck(password: string): Promise<void> {
  await hashPassword(password.slice(0, longest));
}
