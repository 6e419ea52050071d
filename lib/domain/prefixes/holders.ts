import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { accountNotFound } from '../account-errors';
import { keepAccounts } from '../accounts/hold';
import { lowerName } from '../accounts/names';
import type { Actor } from '../actor';
import { record } from '../audit';
import { prefixNotFound } from '../prefix-errors';
import { lowerId } from '@/lib/nuget/id';
import { typedPrefix } from './value';
import { beginsWith, refreshVerified } from './verified';

export type HeldPrefix = { key: number; value: string; lowerValue: string; exact: boolean; shared: boolean };

export type Holder = { key: number; name: string; kind: 'user' | 'organization' };

/** A reserved prefix by its value in any casing, with or without a star. Throws `prefixNotFound`. */
export async function getPrefix(tx: Pick<Transaction, 'reservedPrefix'>, typed: string): Promise<HeldPrefix> {
  const value = typedPrefix(typed);
  const found = await tx.reservedPrefix.findUnique({
    where: { lowerValue: lowerId(value) },
    omit: { createdAt: true },
  });
  if (found === null) throw prefixNotFound(value);
  return found;
}

/** An account that can own a prefix, and stays to the end of the transaction. Throws `accountNotFound`. */
export async function keepHolder(tx: Transaction, name: string): Promise<Holder> {
  const found = await getHolder(tx, name, 'owner');
  if ((await keepAccounts(tx, [found.key])) === undefined) throw accountNotFound(name, 'owner');
  return found;
}

/** As `keepHolder`, of several, each once: kept together, for organizations are held before people. */
export async function keepHolders(tx: Transaction, names: readonly string[]): Promise<Holder[]> {
  const holders = new Map<number, Holder>();
  for (const name of names) {
    const holder = await getHolder(tx, name, 'owners');
    holders.set(holder.key, holder);
  }
  if ((await keepAccounts(tx, [...holders.keys()])) === undefined) {
    throw accountNotFound(names.join(', '), 'owners');
  }
  return [...holders.values()];
}

async function getHolder(tx: Transaction, name: string, field: 'owner' | 'owners'): Promise<Holder> {
  const found = await tx.account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: { key: true, name: true, kind: true },
  });
  if (found === null) throw accountNotFound(name, field);
  return found;
}

/** Makes an account one more owner of a prefix, and gives its packages there the mark. The caller holds all prefixes. */
export async function insertHolder(
  tx: Transaction,
  actor: Actor,
  prefix: Pick<HeldPrefix, 'key' | 'value' | 'exact'>,
  holder: Holder,
): Promise<void> {
  await tx.prefixOwner.create({
    data: { prefixKey: prefix.key, accountKey: holder.key },
    select: { prefixKey: true },
  });
  await refreshVerified(tx, await packagesUnder(tx, prefix, [holder.key]));
  await recordHolder(tx, actor, 'prefix.addOwner', prefix, holder);
}

/** Ends what `insertHolder` began: marks go that nothing else justifies. */
export async function deleteHolder(
  tx: Transaction,
  actor: Actor,
  prefix: Pick<HeldPrefix, 'key' | 'value' | 'exact'>,
  holder: Holder,
): Promise<void> {
  await tx.prefixOwner.deleteMany({ where: { prefixKey: prefix.key, accountKey: holder.key } });
  await refreshVerified(tx, await packagesUnder(tx, prefix, [holder.key]));
  await recordHolder(tx, actor, 'prefix.removeOwner', prefix, holder);
}

const recordHolder = (
  tx: Transaction,
  actor: Actor,
  act: 'prefix.addOwner' | 'prefix.removeOwner',
  { value }: Pick<HeldPrefix, 'value'>,
  { key, kind }: Holder,
) =>
  record(tx, actor, act, {
    subject: value,
    accountKey: key,
    ...(kind === 'organization' && { organizationKey: key }),
  });

/** The packages of some accounts that a prefix matches: no others change when those get or lose it. */
async function packagesUnder(
  tx: Transaction,
  { value, exact }: Pick<HeldPrefix, 'value' | 'exact'>,
  accountKeys: readonly number[],
): Promise<number[]> {
  const lowerValue = lowerId(value);
  const matches = exact
    ? Prisma.sql`package."lowerId" = ${lowerValue}`
    : beginsWith(Prisma.sql`package."lowerId"`, lowerValue);
  const found = await tx.$queryRaw<{ key: number }[]>`
    select distinct package.key from "PackageOwner" owner
    join "Package" package on package.key = owner."packageKey"
    where owner."accountKey" = any(${[...accountKeys]}::int[]) and ${matches} order by package.key`;
  return found.map(({ key }) => key);
}
