import type pg from 'pg';
import { names, sizes } from './sizes';

/** The people and organizations of the gallery; gives the keys of those who are measured. */
export async function makePeople(client: pg.Client): Promise<{ organizationKey: number; rareKey: number }> {
  await client.query(
    `insert into "Account" (kind, name, "lowerName") values
       ('organization', $1, $1), ('user', $2, $2), ('user', $3, $3)`,
    [names.organization, names.administrator, names.rare],
  );
  await client.query(
    `insert into "Account" (kind, name, "lowerName", "secondFactor")
     select 'user', 'Person-' || n, 'person-' || n, n % 3 = 0
     from generate_series(1, $1::int) n`,
    [sizes.otherPeople],
  );
  await client.query(
    `insert into "Account" (kind, name, "lowerName")
     select 'organization', 'Team-' || n, 'team-' || n from generate_series(1, $1::int) n`,
    [sizes.otherOrganizations],
  );
  await client.query(
    `insert into "EmailAddress" ("accountKey", address, "lowerAddress", "confirmedAddress", "confirmedAt")
     select key, "lowerName" || '@example.test', "lowerName" || '@example.test', "lowerName" || '@example.test', now()
     from "Account" account
     where not exists (select from "EmailAddress" own where own."accountKey" = account.key)`,
  );
  await makeMemberships(client);
  await makePolicy(client);
  const found = await client.query<{ name: string; key: number }>(
    `select name, key from "Account" where name = any($1)`,
    [[names.organization, names.rare]],
  );
  const keyOf = (name: string) => found.rows.find((row) => row.name === name)?.key ?? 0;
  return { organizationKey: keyOf(names.organization), rareKey: keyOf(names.rare) };
}

/** The organization asks for what two of three members lack, and what all have; its administrator meets it. */
async function makePolicy(client: pg.Client): Promise<void> {
  await client.query(
    `insert into "OrganizationPolicy" ("organizationKey", "secondFactor", "addressDomain")
     select key, true, 'example.test' from "Account" where name = $1`,
    [names.organization],
  );
  await client.query(`update "Account" set "secondFactor" = true where name = $1`, [names.administrator]);
}

async function makeMemberships(client: pg.Client): Promise<void> {
  await client.query(
    `insert into "Membership" ("organizationKey", "memberKey", role)
     select organization.key, person.key,
            (case when person.name = $2 then 'administrator' else 'collaborator' end)::"MemberRole"
     from "Account" organization, "Account" person
     where organization.name = $1 and person.kind = 'user'
     order by person.name in ($2, $3) desc, person.key limit $4`,
    [names.organization, names.administrator, names.rare, sizes.members],
  );
  await client.query(
    `insert into "Membership" ("organizationKey", "memberKey", role)
     select team.key, person.key,
            (case when step = 0 then 'administrator' else 'collaborator' end)::"MemberRole"
     from (select key, row_number() over (order by key) as place from "Account" where name like 'Team-%') team
     cross join generate_series(0, $1::int - 1) step
     join (select key, row_number() over (order by key) - 1 as place from "Account" where name like 'Person-%') person
       on person.place = (team.place * 37 + step * 211) % $2
     on conflict do nothing`,
    [Math.round(sizes.otherMemberships / sizes.otherOrganizations), sizes.otherPeople],
  );
}
