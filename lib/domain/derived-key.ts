import { hkdfSync } from 'node:crypto';
import { authSecret } from './site/prepare';

/** A key for one purpose, made of the gallery's secret: another secret makes other keys of all of them. */
export async function derivedKey(purpose: string): Promise<Uint8Array> {
  return new Uint8Array(hkdfSync('sha256', await authSecret(), '', `lode ${purpose}`, 32));
}
