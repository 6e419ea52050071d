import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What is stored of a secret that carries enough chance of its own to need no slow hash. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret, 'utf8').digest());
}

/** So many random bits, as text that fits into an address. */
export function randomToken(bits: number): string {
  return randomBytes(bits / 8).toString('base64url');
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 43;
const checksumLength = 6;

/**
 * A secret that scanners recognize: a prefix, 43 random letters and digits (256 bits), and a checksum over both,
 * so that a typing error is known without asking the database.
 */
export function randomSecret(prefix: string): string {
  const body = prefix + randomLetters(randomLength);
  return body + checksum(body);
}

/** Whether a text has the form of a secret with this prefix. */
export function hasSecretForm(text: string, prefix: string): boolean {
  if (text.length !== prefix.length + randomLength + checksumLength || !text.startsWith(prefix)) return false;
  const body = text.slice(0, -checksumLength);
  return text === body + checksum(body);
}

function randomLetters(count: number): string {
  let letters = '';
  while (letters.length < count) {
    for (const byte of randomBytes(count)) {
      // 248 is the largest multiple of 62 in a byte: what lies above would favour the first letters.
      if (byte < 248 && letters.length < count) letters += alphabet.charAt(byte % 62);
    }
  }
  return letters;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let letters = '';
  for (let i = 0; i < checksumLength; i++) {
    letters = alphabet.charAt(rest % 62) + letters;
    rest = Math.floor(rest / 62);
  }
  return letters;
}
