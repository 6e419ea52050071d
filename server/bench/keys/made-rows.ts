import type pg from 'pg';
import { countLetters } from '@/lib/nuget/near-id';
import { makeIds } from './made-ids';
import type { Sizes } from './sizes';

const keysOfEach = 10;

/** People with keys, packages that search knows by their names, and prefixes with owners: as rows alone. */
export async function makeRows(client: pg.Client, { apiKeys, prefixes, packages }: Sizes): Promise<void> {
  await client.query('set synchronous_commit = off');
  const people = Math.ceil(apiKeys / keysOfEach);
  await makePeople(client, people);
  await makeApiKeys(client, apiKeys, people);
  await makePackages(client, packages);
  await makePrefixes(client, prefixes);
  // As autovacuum does within a minute or so.
  await client.query('vacuum analyze');
  // Else the rows that were made are still being written while the first checks are timed.
  await client.query('checkpoint');
}

async function makePeople(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into "Account" (kind, name, "lowerName")
     select 'user', 'Person-' || n, 'person-' || n from generate_series(1, $1::int) n`,
    [count],
  );
}

async function makeApiKeys(client: pg.Client, count: number, people: number): Promise<void> {
  await client.query(
    `insert into "ApiKey" (hash, hint, name, "creatorKey", "ownerKey", "expiresAt", "lastUsedAt", networks)
     select sha256(convert_to('key ' || n, 'UTF8')), 'lode_made', 'CI', person.key, person.key,
            now() + interval '100 days', now(), '{}'
     from generate_series(1, $1::int) n
     join (select key, row_number() over (order by key) - 1 as place
           from "Account" where name like 'Person-%') person on person.place = n % $2::int`,
    [count, people],
  );
  await client.query(
    `insert into "ApiKeyScope" ("apiKeyKey", action, glob)
     select key, 'push', '*' from "ApiKey" where hint = 'lode_made'`,
  );
}

const atOnce = 50_000;

async function makePackages(client: pg.Client, count: number): Promise<void> {
  const made = makeIds(count);
  for (let first = 0; first < made.length; first += atOnce) {
    const some = made.slice(first, first + atOnce);
    await client.query(
      `with made as (select * from unnest($1::text[], $2::int2[], $3::int2[]) made (id, popularity, letters)),
       inserted as (
         insert into "Package" (id, "lowerId") select id, lower(id) from made
         returning key, id, "lowerId")
       insert into "PackageName" ("packageKey", id, "lowerId", slices, popularity, letters, words)
       select key, id, "lowerId", 15, popularity, letters, to_tsvector('simple', '')
       from inserted join made using (id)`,
      [
        some.map(({ id }) => id),
        some.map(({ popularity }) => popularity),
        some.map(({ id }) => countLetters(id)),
      ],
    );
  }
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
