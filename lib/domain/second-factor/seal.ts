import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedKey } from '../derived-key';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const authTagLength = 16;

/** Encrypts the secret of an account's authenticator; for another account it cannot be opened. */
export async function seal(secret: string, accountKey: number): Promise<string> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, await sealKey(), nonce, { authTagLength }).setAAD(
    ownerOf(accountKey),
  );
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

/** What was sealed; undefined when the gallery's secret has changed since, or the text was altered. */
export async function unseal(sealed: string, accountKey: number): Promise<string | undefined> {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + authTagLength) return undefined;
  const decipher = createDecipheriv(algorithm, await sealKey(), bytes.subarray(0, nonceBytes), {
    authTagLength,
  })
    .setAAD(ownerOf(accountKey))
    .setAuthTag(bytes.subarray(-authTagLength));
  try {
    return (
      decipher.update(bytes.subarray(nonceBytes, -authTagLength), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch {
    return undefined;
  }
}

const sealKey = () => derivedKey('authenticator secrets');

const ownerOf = (accountKey: number) => Buffer.from(`account ${accountKey}`);
