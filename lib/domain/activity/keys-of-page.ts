import { Prisma } from '@/lib/db/generated/client';
import type { Place } from './moment';

type Column = 'organizationKey' | 'packageKey' | 'actorKey' | 'accountKey' | 'onBehalfOf';

/** Records that have all of these keys. For each combination that is asked for there is an index. */
export type Scope = Partial<Record<Column, number>>;

export type Narrowing = {
  /** Left out: all acts. */
  actions?: readonly string[] | undefined;
  /** Acts that are never given. */
  except?: readonly string[];
  from?: Date | undefined;
  /** The first moment that is too late. */
  until?: Date | undefined;
};

/**
 * A query for the times and keys of the records of any of these scopes next to a place, the next one first. It reads each
 * act's end of an index, no more rows of it than are taken, however many records there are and however few fit.
 */
export function keysOfPage(
  scopes: readonly Scope[],
  narrowing: Narrowing,
  place: Place,
  take: number,
): Prisma.Sql {
  const branches = scopes.map((scope) => keysOfScope(scope, narrowing, place, take));
  return Prisma.sql`
    select at, key from (${Prisma.join(branches, ' union ')}) found ${orderAndLimit(place, take)}`;
}

function keysOfScope(
  scope: Scope,
  { actions, except = [], from, until }: Narrowing,
  place: Place,
  take: number,
) {
  const mine = Prisma.join(
    Object.entries(scope).map(([column, key]) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${key}`),
    ' and ',
  );
  const bounds = [
    ...(from === undefined ? [] : [Prisma.sql`at >= ${from}`]),
    ...(until === undefined ? [] : [Prisma.sql`at < ${until}`]),
    ...(place.before === undefined
      ? []
      : [Prisma.sql`(at, key) < (${place.before.at}, ${place.before.key})`]),
    ...(place.after === undefined ? [] : [Prisma.sql`(at, key) > (${place.after.at}, ${place.after.key})`]),
  ];
  return Prisma.sql`(
    with recursive ${actions === undefined ? presentActions(mine) : namedActions(actions)}
    select one.at, one.key
    from acts cross join lateral (
      select at, key from "AuditRecord"
      where ${Prisma.join([mine, Prisma.sql`action = acts.action`, ...bounds], ' and ')}
      ${orderAndLimit(place, take)}) one
    where acts.action is not null and acts.action <> all(${[...except]})
    ${orderAndLimit(place, take)})`;
}

const namedActions = (actions: readonly string[]) =>
  Prisma.sql`acts as (select unnest(${[...actions]}::text[]) as action)`;

/** The acts that there are, each found by one look into the index behind the one before it. */
const presentActions = (mine: Prisma.Sql) => Prisma.sql`acts as (
  (select action from "AuditRecord" where ${mine} order by action limit 1)
  union all
  select (select action from "AuditRecord" where ${mine} and action > acts.action order by action limit 1)
  from acts where acts.action is not null)`;

const orderAndLimit = ({ after }: Place, take: number) =>
  after === undefined
    ? Prisma.sql`order by at desc, key desc limit ${take}`
    : Prisma.sql`order by at, key limit ${take}`;
