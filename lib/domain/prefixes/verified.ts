import { Prisma } from '@/lib/db/generated/client';
import { invalidate, lockName, shareLock, type Transaction } from '@/lib/db/transaction';
import { system } from '../actor';
import { type AuditAction, recordAll } from '../audit';
import { tags } from '../cache-tags';

const prefixLock = 'prefixes';

/**
 * Keeps prefixes and their owners as they are until the end of the transaction: for whoever publishes a new ID or changes
 * owners. To be called after the locks of packages, and before any row is written.
 */
export const keepPrefixes = (tx: Transaction) => shareLock(tx, prefixLock);

/** Changes prefixes alone: nobody publishes a new ID or changes owners meanwhile. To be called before anything is read. */
export const holdPrefixes = (tx: Transaction) => lockName(tx, prefixLock);

/**
 * The prefixes that a lower ID matches, of rows called `prefix`: looked up by every beginning of the ID, of which there
 * are at most as many as it has characters, not by all prefixes.
 */
export const matchesId = (lowerId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  prefix."lowerValue" = any(array(
    select left(${lowerId}, length) from generate_series(1, length(${lowerId})) length) collate "C")
  and (not prefix.exact or prefix."lowerValue" = ${lowerId})`;

/** Whether a column of lower IDs or values begins with a text: a range of its index, which `like` is not always. */
export const beginsWith = (column: Prisma.Sql, lowerText: string): Prisma.Sql => Prisma.sql`
  (${column} >= ${lowerText} and ${column} < ${lowerText} || chr(1114111))`;

/**
 * Gives packages the verified mark, or takes it away: one has it while an account that owns it also owns a prefix that its
 * ID matches, whoever else owns either. Their records tell of it as of an act of the gallery, which follows from what
 * somebody did. To be called whenever owners of packages or of prefixes change.
 */
export async function refreshVerified(tx: Transaction, packageKeys: readonly number[]): Promise<void> {
  const changed = await tx.$queryRaw<Marked[]>`
    update "Package" package set verified = judged.verified
    from (
      select judged.key, exists (
        select from "PackageOwner" owner
        join "PrefixOwner" holder on holder."accountKey" = owner."accountKey"
        join "ReservedPrefix" prefix on prefix.key = holder."prefixKey"
        where owner."packageKey" = judged.key and ${matchesId(Prisma.sql`judged."lowerId"`)}) as verified
      from "Package" judged where judged.key = any(${[...packageKeys]}::int[]) order by judged.key for no key update
    ) judged
    where package.key = judged.key and package.verified <> judged.verified
    returning package.key, package.id, package."lowerId", package.verified`;
  if (changed.length === 0) return;
  await recordMarks(
    tx,
    'package.addMark',
    changed.filter(({ verified }) => verified),
  );
  await recordMarks(
    tx,
    'package.removeMark',
    changed.filter(({ verified }) => !verified),
  );
  invalidate(tx, tags.search, ...changed.map(({ lowerId }) => tags.package(lowerId)));
}

type Marked = { key: number; id: string; lowerId: string; verified: boolean };

const recordMarks = (tx: Transaction, act: AuditAction, packages: readonly Marked[]) =>
  recordAll(
    tx,
    system,
    act,
    packages.map(({ key, id }) => ({ subject: id, packageKey: key })),
  );
