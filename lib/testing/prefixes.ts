import { db } from '@/lib/db/client';
import { type Actor, system } from '@/lib/domain/actor';
import { inviteOwner } from '@/lib/domain/owners/invite';
import { removeOwner } from '@/lib/domain/owners/remove';
import { push } from '@/lib/domain/packages/push';
import { reservePrefix } from '@/lib/domain/prefixes/reserve';
import { lowerId } from '@/lib/nuget/id';
import { bytesOf } from './factories';
import { makeNupkg } from './nupkg';
import { aWord } from './word';

type Owner = { name: string };

type PrefixOptions = { value?: string; exact?: boolean; shared?: boolean };

/** A prefix, reserved by the operator. Gives its value, such as `Wabc.`. */
export async function aPrefix(owners: readonly Owner[], options: PrefixOptions = {}): Promise<string> {
  const { value = aPrefixValue(), exact = false, shared = false } = options;
  const names = owners.map(({ name }) => name);
  await reservePrefix(system, { value, exact, shared, owners: names });
  return value;
}

/** A beginning of IDs that no other test uses, which many IDs share in lower case and in upper case. */
export const aPrefixValue = () => `${aWord().replace('w', 'W')}.`;

/** Publishes a version as somebody. Gives what it was refused with, if it was. */
export async function pushAs(actor: Actor, id: string, version = '1.0.0'): Promise<void> {
  await push(actor, bytesOf(await makeNupkg({ id, version })), { limitBytes: 10_000_000 });
}

export async function hasMark(id: string): Promise<boolean> {
  const { verified } = await db().package.findUniqueOrThrow({
    where: { lowerId: lowerId(id) },
    select: { verified: true },
  });
  return verified;
}

/** Makes an account one more owner of a package, as the operator. */
export async function joinOwners(id: string, { name }: Owner): Promise<void> {
  await inviteOwner(system, id, { who: name, message: '' });
}

/** Ends what `joinOwners` began; the last owner stays. */
export const leaveOwners = (id: string, { name }: Owner): Promise<void> => removeOwner(system, id, name);
