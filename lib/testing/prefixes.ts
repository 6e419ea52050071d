import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type Actor, system } from '@/lib/domain/actor';
import { push } from '@/lib/domain/packages/push';
import { reservePrefix } from '@/lib/domain/prefixes/reserve';
import { keepPrefixes, refreshVerified } from '@/lib/domain/prefixes/verified';
import { lowerId } from '@/lib/nuget/id';
import { bytesOf } from './factories';
import { makeNupkg } from './nupkg';
import { addOwner } from './organizations';
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

const keyOf = async (id: string) =>
  (await db().package.findUniqueOrThrow({ where: { lowerId: lowerId(id) }, select: { key: true } })).key;

/** Makes an account one more owner of a package, as every change of owners leaves it. */
export async function joinOwners(id: string, { key }: { key: number }): Promise<void> {
  const packageKey = await keyOf(id);
  await addOwner(packageKey, key);
  await renewMark(packageKey);
}

export async function leaveOwners(id: string, { key: accountKey }: { key: number }): Promise<void> {
  const packageKey = await keyOf(id);
  await db().packageOwner.delete({ where: { packageKey_accountKey: { packageKey, accountKey } } });
  await renewMark(packageKey);
}

const renewMark = (packageKey: number) =>
  transaction(async (tx) => {
    await keepPrefixes(tx);
    await refreshVerified(tx, [packageKey]);
  });
