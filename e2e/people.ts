import { readConnection } from '@/server/boot/connection';
import { env } from '@/lib/config/env';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { createUser } from '@/lib/domain/accounts/create';
import { system } from '@/lib/domain/actor';
import { createApiKeyFor } from '@/lib/domain/api-keys/create';
import { aWord } from '@/lib/testing/word';

/** A person of the gallery under test, with a key that may push and unlist everything. */
export type Person = { name: string; password: string; key: string };

export type People = {
  add: () => Promise<Person>;
  /** Makes it long ago that somebody proved who he is. */
  age: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** Makes people in a gallery that runs, as its operator's command does, but without starting that for each. */
export async function peopleOf(dataDir: string): Promise<People> {
  const connection = await readConnection(dataDir);
  if (connection === undefined) throw new Error(`No gallery runs in ${dataDir}.`);
  useEmbeddedDatabase(connection.databaseUrl);
  return { add: addPerson, age: ageProof, close: () => db().$disconnect() };
}

async function addPerson(): Promise<Person> {
  const person = { name: aWord(), password: 'correct horse battery' };
  const { key: creatorKey } = await createUser(system, {
    ...person,
    email: `${person.name}@example.test`,
    admin: false,
  });
  const { secret } = await createApiKeyFor(system, creatorKey, {
    name: 'test',
    ownerKey: creatorKey,
    actions: ['push', 'unlist'],
    globs: ['*'],
    days: env().API_KEY_MAX_DAYS,
  });
  return { ...person, key: secret };
}

async function ageProof(name: string): Promise<void> {
  await db().session.updateMany({ where: { account: { name } }, data: { provedAt: new Date(0) } });
}
