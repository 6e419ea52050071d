import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { lowerId } from '@/lib/nuget/id';
import { shownPage } from '../paging';
import { typedPrefix } from './value';
import { beginsWith } from './verified';

export type ListedPrefix = {
  value: string;
  exact: boolean;
  shared: boolean;
  owners: { name: string; organization: boolean }[];
  /** Whether somebody owns a prefix around it, and may publish under this one, too. */
  wider: boolean;
};

export type PrefixPage = { prefixes: ListedPrefix[]; total: number; page: number; pages: number };

const perPage = 50;

/** All reserved prefixes in their order, fifty a page; those that begin with a text, if one is given. */
export async function listPrefixes({ page = 1, text = '' } = {}): Promise<PrefixPage> {
  const beginning = lowerId(typedPrefix(text));
  const which = beginsWith(Prisma.sql`prefix."lowerValue"`, beginning);
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "ReservedPrefix" prefix where ${which}`;
  const total = counted?.total ?? 0;
  const { skip, ...shown } = shownPage(page, total, perPage);
  return { prefixes: await readPrefixes(which, { skip, take: perPage }), total, ...shown };
}

/** As `listPrefixes`, every one: for the operator. */
export const listAllPrefixes = () => readPrefixes(Prisma.sql`true`);

/** The prefixes that some accounts own. */
export const listPrefixesOf = (accountKeys: readonly number[]) =>
  readPrefixes(Prisma.sql`prefix.key in (
    select holder."prefixKey" from "PrefixOwner" holder where holder."accountKey" = any(${[...accountKeys]}::int[]))`);

/** Prefixes of rows called `prefix`, by their values; owners are looked up for those alone that are shown. */
export const readPrefixes = (which: Prisma.Sql, { skip = 0, take }: { skip?: number; take?: number } = {}) =>
  db().$queryRaw<ListedPrefix[]>`
    with shown as (
      select prefix.key, prefix.value, prefix."lowerValue", prefix.exact, prefix.shared
      from "ReservedPrefix" prefix where ${which}
      order by prefix."lowerValue" offset ${skip} ${take === undefined ? Prisma.empty : Prisma.sql`limit ${take}`})
    select shown.value, shown.exact, shown.shared,
           coalesce((select json_agg(json_build_object('name', account.name, 'organization', account.kind = 'organization')
                                     order by account.name)
                     from "PrefixOwner" holder join "Account" account on account.key = holder."accountKey"
                     where holder."prefixKey" = shown.key), '[]') as owners,
           exists (select from "ReservedPrefix" around join "PrefixOwner" holder on holder."prefixKey" = around.key
                   where not around.exact and around."lowerValue" <> shown."lowerValue"
                     and around."lowerValue" = any(array(
                       select left(shown."lowerValue", length)
                       from generate_series(1, length(shown."lowerValue")) length) collate "C")) as wider
    from shown order by shown."lowerValue"`;
