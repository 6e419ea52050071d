import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getPrefixRequest } from '@/lib/domain/prefixes/requests/view';
import { rowKey } from '@/lib/http/fields';
import { orNotFound } from '@/lib/http/page';
import { fullActor } from '@/lib/http/session';

/** The request of the address, for those whom it concerns. */
export const loadRequest = cache(async (part: string) => {
  const actor = await fullActor(`/account/prefixes/${encodeURIComponent(part)}`);
  const key = rowKey.safeParse(part);
  return key.success ? orNotFound(getPrefixRequest(actor, key.data)) : notFound();
});
