import type pg from 'pg';
import { names, sizes } from './sizes';

type Keys = { organizationKey: number; rareKey: number };

/**
 * The record of the large organization, a record a minute, half of them of one package; kinds of acts are as seldom as
 * they are. One member has done a single thing. Besides, what other people did.
 */
export async function makeRecords(client: pg.Client, count: number, keys: Keys): Promise<void> {
  await client.query(
    `with members as (
       select array_agg("memberKey" order by "memberKey") as keys from "Membership"
       where "organizationKey" = $2 and "memberKey" <> $3),
     packages as (
       select array_agg(package.key order by package.key) as keys
       from "Package" package join "PackageOwner" owner on owner."packageKey" = package.key
       where owner."accountKey" = $2),
     made as (
       select n, n % 2 = 0 as busy, keys[1 + (n::bigint * 7919 % array_length(keys, 1))::int] as "memberKey"
       from generate_series(1, $1::int) n, members)
     insert into "AuditRecord" (at, action, "actorKey", "onBehalfOf", "organizationKey", "packageKey", subject, address, client)
     select now() - ($1::int - n) * interval '1 minute',
            case
              when n % 99991 = 0 then 'organization.changePolicies'
              when n % 9973 = 0 then 'organization.changeRole'
              when n % 997 = 0 then 'organization.invite'
              when n % 499 = 0 then 'apiKey.create'
              when n % 101 = 0 then 'package.deprecate'
              when n % 11 = 0 then 'package.unlist'
              when n % 13 = 0 then 'symbols.push'
              else 'package.push' end,
            made."memberKey", $2, $2,
            case when busy then busyPackage.key
                 else packages.keys[1 + (n::bigint * 104729 % array_length(packages.keys, 1))::int] end,
            case when busy then busyPackage.id else 'Some.Package' end || ' 1.0.' || n,
            '192.0.2.0', 'NuGet .NET Core MSBuild Task/7.9.0 (Debian GNU/Linux 12)'
     from made, packages, (select key, id from "Package" where id = $4) busyPackage`,
    [count, keys.organizationKey, keys.rareKey, names.package],
  );
  await client.query(
    `insert into "AuditRecord" (at, action, "actorKey", "organizationKey", "accountKey", subject, address, client)
     select now() - interval '300 days', 'organization.invite', $2, $1, $2, '', '192.0.2.0', 'Mozilla/5.0'`,
    [keys.organizationKey, keys.rareKey],
  );
  await client.query(
    `with people as (
       select array_agg(key order by key) as keys from "Account" where name like 'Person-%')
     insert into "AuditRecord" (at, action, "actorKey", "accountKey", subject, address, client)
     select now() - n * interval '1 minute', case when n % 5 = 0 then 'account.signOut' else 'account.signIn' end,
            keys[1 + n % array_length(keys, 1)], keys[1 + n % array_length(keys, 1)], '', '192.0.2.0', 'Mozilla/5.0'
     from generate_series(1, $1::int) n, people`,
    [sizes.otherRecords],
  );
}
