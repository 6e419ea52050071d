import { notFound, redirect } from 'next/navigation';
import { getApiKey, type OwnKeyRow } from '@/lib/domain/api-keys/own-keys';
import { rowKey } from '@/lib/http/fields';
import { orNotFound } from '@/lib/http/page';
import { toPath } from '@/lib/http/return-path';
import { fullActor, provedActor } from '@/lib/http/session';

const pathOf = (part: string) => `/account/api-keys/${encodeURIComponent(part)}`;

/** The key of an address, and whoever made it, who asks; from a sign-in he comes back to the given path. */
export async function loadKey(part: string, returnTo = pathOf(part)) {
  const actor = await fullActor(returnTo);
  const key = rowKey.safeParse(part);
  if (!key.success) notFound();
  return { actor, apiKey: await orNotFound(getApiKey(actor, key.data)) };
}

/** As `loadKey`, for whoever proved lately who he is. From a key that cannot be changed he is led to its page. */
export async function loadKeyToChange(part: string) {
  const path = `${pathOf(part)}/change`;
  const loaded = await loadKey(part, path);
  if (!isChangeable(loaded.apiKey)) redirect(toPath(pathOf(part), '/account/api-keys'));
  await provedActor(path);
  return loaded;
}

/** Whether its maker may change a key now. */
export const isChangeable = ({ revokedAt, mayAct }: OwnKeyRow): boolean => revokedAt === null && mayAct;
