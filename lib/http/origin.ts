import { headers } from 'next/headers';
import type { Origin } from '@/lib/domain/actor';
import { addressHeader } from './front-headers';
import { shortAddress } from './short-address';

/** From where a request comes: a shortened address and what the client calls itself, which are kept, and what limits count. */
export function originOf(headers: Headers): Origin {
  const address = headers.get(addressHeader);
  const client = headers.get('user-agent');
  return {
    address: address === null ? undefined : shortAddress(address),
    client: client === null ? undefined : client.slice(0, 300),
    network: address ?? undefined,
  };
}

/** From where the request comes that a page or an action answers. */
export async function requestOrigin(): Promise<Origin> {
  return originOf(await headers());
}
