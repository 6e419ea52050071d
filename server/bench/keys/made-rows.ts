import type pg from 'pg';
import { popularityOf } from '@/lib/domain/packages/popularity';
import { knownPackages } from '../search/known-packages';
import { wordsOf } from '../words';
import type { Sizes } from './sizes';

const keysOfEach = 10;

/** People with keys, packages that search knows by their names, and prefixes with owners: as rows alone. */
export async function makeRows(client: pg.Client, { apiKeys, prefixes, packages }: Sizes): Promise<void> {
  await client.query('set synchronous_commit = off');
  await makePeople(client, Math.ceil(apiKeys / keysOfEach));
  await makeApiKeys(client, apiKeys);
  await makePackages(client, packages);
  await makePrefixes(client, prefixes);
  // As autovacuum does within a minute or so.
  await client.query('vacuum analyze');
}

async function makePeople(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into "Account" (kind, name, "lowerName")
     select 'user', 'Person-' || n, 'person-' || n from generate_series(1, $1::int) n`,
    [count],
  );
}

async function makeApiKeys(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into "ApiKey" (hash, hint, name, "creatorKey", "ownerKey", "expiresAt", "lastUsedAt", networks)
     select sha256(convert_to('key ' || n, 'UTF8')), 'lode_made', 'CI', person.key, person.key,
            now() + interval '100 days', now(), '{}'
     from generate_series(1, $1::int) n
     join (select key, row_number() over (order by key) - 1 as place, count(*) over () as count
           from "Account" where name like 'Person-%') person on person.place = n % person.count`,
    [count],
  );
  await client.query(
    `insert into "ApiKeyScope" ("apiKeyKey", action, glob)
     select key, 'push', '*' from "ApiKey" where hint = 'lode_made'`,
  );
}

/** The known packages, and others whose IDs are made of their words, of which none is downloaded as much. */
async function makePackages(client: pg.Client, count: number): Promise<void> {
  const known = knownPackages.map(({ id, downloads }) => ({ id, popularity: popularityOf(downloads) }));
  const words = [...new Set(known.flatMap(({ id }) => id.split(/[.-]/)))].filter((word) => word.length > 1);
  const leastKnown = Math.min(...known.map(({ popularity }) => popularity));
  await client.query('select setseed(0.5)');
  await client.query(
    `with made as (
       select id, popularity from jsonb_to_recordset($1::jsonb) as known (id text, popularity int2)
       union all
       select initcap(($2::text[])[1 + n % 480]) || '.' || ($3::text[])[1 + (random() * ($4::int - 1))::int]
              || '.' || ($3::text[])[1 + (random() * ($4::int - 1))::int]
              || case when n % 3 = 0 then '.' || ($3::text[])[1 + (random() * ($4::int - 1))::int] else '' end,
              least($6::int, 64 * log(2, (1 + 100 * (1 - random()) ^ -1.2)::numeric))::int2
       from generate_series(1, 2 * $5::int) n),
     different as (select distinct on (lower(id)) id, popularity from made order by lower(id), popularity desc),
     inserted as (
       insert into "Package" (id, "lowerId")
       select id, lower(id) from (select id from different order by popularity <= $6::int, random() limit $5) chosen
       order by random()
       returning key, id, "lowerId")
     insert into "PackageName" ("packageKey", id, "lowerId", slices, popularity, words)
     select key, inserted.id, "lowerId", 15, popularity, to_tsvector('simple', '')
     from inserted join different using (id)`,
    [JSON.stringify(known), wordsOf(0, 480).split(' '), words, words.length, count, leastKnown - 1],
  );
}

/** Half of them below others. */
async function makePrefixes(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `with inserted as (
       insert into "ReservedPrefix" (value, "lowerValue", exact, shared)
       select value, lower(value), n % 10 = 0, false
       from generate_series(1, $1::int) n
       cross join lateral (
         select case when n % 2 = 0 then 'Holder' || n / 2 || '.' else 'Holder' || n / 2 || '.Part' || n || '.' end
       ) made (value)
       returning key)
     insert into "PrefixOwner" ("prefixKey", "accountKey")
     select prefix.key, person.key
     from (select key, row_number() over (order by key) as place from inserted) prefix
     join (select key, row_number() over (order by key) as place from "Account" where name like 'Person-%') person
       using (place)`,
    [count],
  );
}
