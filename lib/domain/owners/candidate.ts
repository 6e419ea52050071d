import { Prisma } from '@/lib/db/generated/client';
import type { Transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import { ownerByAddress, ownerLocked, ownerUnconfirmed, ownerUnknown } from '../owner-errors';
import type { Party } from './packages';

type Reader = Pick<Transaction, '$queryRaw'>;

type Found = Party & { locked: boolean; confirmed: boolean };

const confirmedSql = Prisma.sql`exists (
  select from "EmailAddress" address
  where address."accountKey" = account.key and address."confirmedAddress" is not null)`;

/**
 * A person or an organization that can become an owner. Throws `ownerByAddress`, `ownerUnknown`, `ownerUnconfirmed` and
 * `ownerLocked`.
 */
export async function getCandidate(tx: Reader, who: string): Promise<Party> {
  const { locked, confirmed, ...party } = await getFound(tx, who);
  if (!confirmed) throw ownerUnconfirmed(party.name);
  if (locked) throw ownerLocked(party.name);
  return party;
}

/** An account of this name, whatever it is. Throws `ownerByAddress` and `ownerUnknown`. */
export async function getParty(tx: Reader, who: string): Promise<Party> {
  const { key, name, kind } = await getFound(tx, who);
  return { key, name, kind };
}

/** The names of those of some accounts that can become owners, a person before organizations. */
export async function namesOfCandidates(tx: Reader, keys: readonly number[]): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    select account.name from "Account" account
    where account.key = any(${[...keys]}::int[]) and account."deletedAt" is null and account."lockedAt" is null
      and ${confirmedSql}
    order by account.kind = 'organization', account."lowerName"`;
  return found.map(({ name }) => name);
}

async function getFound(tx: Reader, who: string): Promise<Found> {
  const name = who.trim();
  if (name.includes('@')) throw ownerByAddress();
  const [found] = await tx.$queryRaw<Found[]>`
    select account.key, account.name, account.kind::text as kind, account."lockedAt" is not null as locked,
           ${confirmedSql} as confirmed
    from "Account" account where account."lowerName" = ${lowerName(name)} and account."deletedAt" is null`;
  if (found === undefined) throw ownerUnknown(name);
  return found;
}
