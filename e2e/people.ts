import { readConnection } from '@/server/boot/connection';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { createUser } from '@/lib/domain/accounts/create';
import { getAccountKey } from '@/lib/domain/accounts/find';
import { lockUser } from '@/lib/domain/accounts/lock';
import { type ApiKeyAction, system } from '@/lib/domain/actor';
import { createApiKeyFor } from '@/lib/domain/api-keys/create';
import { getMail, listMails, type OneMail } from '@/lib/domain/mail/list';
import { createOrganizationWith } from '@/lib/domain/organizations/create-with-members';
import { aWord } from '@/lib/testing/word';

/** A person of the gallery under test, with a key that may push and unlist everything. */
export type Person = { name: string; password: string; key: string };

type Members = { administrators: Pick<Person, 'name'>[]; collaborators?: Pick<Person, 'name'>[] };

export type People = {
  add: () => Promise<Person>;
  addWithoutKey: () => Promise<Omit<Person, 'key'>>;
  lock: (name: string, reason: string) => Promise<void>;
  /** Makes an organization with these members, and gives its name. */
  organize: (members: Members, name?: string) => Promise<string>;
  /** The secret of a new key of a person, which acts for an account. */
  makeKey: (user: string, owner: string, actions?: ApiKeyAction[]) => Promise<string>;
  /** The mails that a gallery without a mail server keeps for an address, the newest first. */
  mailsTo: (address: string) => Promise<OneMail[]>;
  /** Makes it long ago that somebody proved who he is. */
  age: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** Makes people in a gallery that runs, as its operator's command does, but without starting that for each. */
export async function peopleOf(dataDir: string): Promise<People> {
  const connection = await readConnection(dataDir);
  if (connection === undefined) throw new Error(`No gallery runs in ${dataDir}.`);
  useEmbeddedDatabase(connection.databaseUrl);
  return {
    add: addPerson,
    addWithoutKey,
    lock: (name, reason) => lockUser(system, name, reason),
    organize,
    makeKey,
    mailsTo,
    age: ageProof,
    close: () => db().$disconnect(),
  };
}

async function addPerson(): Promise<Person> {
  const person = await addWithoutKey();
  return { ...person, key: await makeKey(person.name, person.name) };
}

async function addWithoutKey(): Promise<Omit<Person, 'key'>> {
  const person = { name: aWord(), password: 'correct horse battery' };
  await createUser(system, { ...person, email: `${person.name}@example.test`, admin: false });
  return person;
}

async function organize(
  { administrators, collaborators = [] }: Members,
  name = `Org-${aWord()}`,
): Promise<string> {
  const email = `${name}@example.test`;
  await createOrganizationWith(
    system,
    { name, email },
    {
      administrators: administrators.map((person) => person.name),
      collaborators: collaborators.map((person) => person.name),
    },
  );
  return name;
}

async function makeKey(
  user: string,
  owner: string,
  actions: ApiKeyAction[] = ['push', 'unlist'],
): Promise<string> {
  const creatorKey = await getAccountKey(user);
  const ownerKey = await getAccountKey(owner);
  const { secret } = await createApiKeyFor(system, creatorKey, {
    name: 'test',
    ownerKey,
    actions,
    globs: ['*'],
  });
  return secret;
}

async function mailsTo(address: string): Promise<OneMail[]> {
  const { mails } = await listMails(system, { state: 'unsent', perPage: 500 });
  const own = mails.filter(({ to }) => to === address);
  return Promise.all(own.map(({ key }) => getMail(system, BigInt(key))));
}

async function ageProof(name: string): Promise<void> {
  await db().session.updateMany({ where: { account: { name } }, data: { provedAt: new Date(0) } });
}
