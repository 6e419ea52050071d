import { createHash } from 'node:crypto';
import { env } from '@/lib/config/env';
import { shared } from '@/lib/config/shared';
import { db } from '@/lib/db/client';
import { type Semaphore, semaphore } from '@/lib/db/semaphore';
import { download, DownloadFailed } from '@/lib/outgoing/download';
import { accountNotFound } from '../account-errors';
import { lowerName } from './names';
import { pictureLimitBytes, remakePicture } from './picture-image';

const gravatar = 'https://www.gravatar.com/avatar';

/** Whether an outside service is asked for pictures of people who gave none. */
export const asksForAvatars = (): boolean => env().AVATARS !== 'none';

/** Askers at once in one process: whoever opens a profile makes the gallery ask. */
const askers = () => shared<Semaphore>('avatars', () => semaphore(4));

/**
 * The picture that the outside service of the settings has of an account's confirmed address, made anew as any other
 * picture: the gallery asks, so that readers are told nothing by which the address can be guessed. Undefined when the
 * service has none or does not answer. Throws `accountNotFound`.
 */
export async function findAvatar(name: string): Promise<Uint8Array | undefined> {
  const account = await db().account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: {
      addresses: { where: { confirmedAddress: { not: null } }, orderBy: { key: 'asc' }, take: 1 },
    },
  });
  if (account === null) throw accountNotFound(name);
  const [address] = account.addresses;
  if (address === undefined || !asksForAvatars()) return undefined;
  const bytes = await askers().use(() => fetchPicture(addressAt(address.lowerAddress)));
  return bytes === undefined ? undefined : remakePicture(bytes);
}

/** https://docs.gravatar.com/api/avatars/images/: with `d=404` it answers whether it has one. */
function addressAt(lowerAddress: string): string {
  const { AVATARS } = env();
  const service = AVATARS === 'gravatar' ? gravatar : AVATARS.replace(/\/$/, '');
  const hash = createHash('sha256').update(lowerAddress).digest('hex');
  return `${service}/${hash}?s=256&d=404&r=g`;
}

async function fetchPicture(address: string): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of download(address)) {
      length += chunk.length;
      if (length > pictureLimitBytes) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof DownloadFailed) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}
