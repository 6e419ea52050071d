import type { Origin } from '@/lib/domain/actor';
import { isForMembers } from '@/lib/domain/site/for-members';
import { proveReader } from '@/lib/http/readers';
import { shortAddress } from '@/lib/http/short-address';
import { type Asker, createGate, type Gate } from './front/gate';

/** What keeps strangers out of a gallery that is for its members; undefined where everybody reads. */
export function memberGate(purges: { isLive(): boolean }): Gate | undefined {
  if (!isForMembers()) return undefined;
  return createGate({ purges, prove: (credential, asker) => proveReader(credential, originOf(asker)) });
}

const originOf = ({ headers, clientAddress }: Asker): Origin => ({
  address: shortAddress(clientAddress),
  client: headers['user-agent']?.slice(0, 300),
  network: clientAddress,
});
