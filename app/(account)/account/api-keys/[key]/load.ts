import { notFound } from 'next/navigation';
import { getApiKey } from '@/lib/domain/api-keys/own-keys';
import { rowKey } from '@/lib/http/fields';
import { orNotFound } from '@/lib/http/page';
import { fullActor } from '@/lib/http/session';

/** The key of an address, and whoever made it, who asks. */
export async function loadKey(part: string) {
  const actor = await fullActor(`/account/api-keys/${encodeURIComponent(part)}`);
  const key = rowKey.safeParse(part);
  if (!key.success) notFound();
  return { actor, apiKey: await orNotFound(getApiKey(actor, key.data)) };
}
