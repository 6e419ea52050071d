import { db } from '@/lib/db/client';
import { system, type UserActor } from '@/lib/domain/actor';
import { createUser } from '@/lib/domain/accounts/create';
import { authenticateApiKey } from '@/lib/domain/api-keys/authenticate';
import { apiKeyPrefix, createApiKeyFor } from '@/lib/domain/api-keys/create';
import { DomainError } from '@/lib/domain/errors';
import { findNearIds } from '@/lib/domain/packages/near-ids';
import { requireOwnPrefix } from '@/lib/domain/prefixes/own-prefix';
import { randomSecret } from '@/lib/domain/secret';
import { knownPackages } from '../search/known-packages';
import { wordsOf } from '../words';

export type Check = {
  what: string;
  /** Of the middle one of all answers; none for what is only there to compare with. */
  targetMs?: number;
  /** Asks something else for each number, and throws when the answer is not the right one. */
  ask(number: number): Promise<void>;
};

const keysMs = 1;
const prefixesMs = 2;
const nearNamesMs = 20;

const holdersAsked = 1_000;

/** What is asked at pushes, each with the answer that it has to get. */
export async function listChecks(): Promise<Check[]> {
  const secrets = await makeUsedKeys(100);
  const holders = await listHolders();
  const mostDownloaded = knownPackages
    .map(({ id }) => id)
    .filter((id) => id.length >= 14 && longestPartOf(id).length >= 4);
  const at = <Item>(items: readonly Item[], number: number): Item => {
    const item = items[number % items.length];
    if (item === undefined) throw new Error('There is nothing to ask for.');
    return item;
  };
  return [
    {
      what: 'nothing: select 1',
      async ask() {
        await db().$queryRaw`select 1`;
      },
    },
    {
      what: 'API key',
      targetMs: keysMs,
      async ask(number) {
        await authenticateApiKey(at(secrets, number), system.origin);
      },
    },
    { what: 'API key that nobody has', targetMs: keysMs, ask: () => refused(randomSecret(apiKeyPrefix)) },
    {
      what: 'prefix of the owner',
      targetMs: prefixesMs,
      async ask(number) {
        const { accountKey, lowerValue } = at(holders, number);
        expectAnswer(await mayPublish(accountKey, `${lowerValue}package.of.some.length`), true);
      },
    },
    {
      what: 'prefix of others',
      targetMs: prefixesMs,
      async ask(number) {
        const { accountKey } = at(holders, number);
        const { lowerValue } = at(holders, number + Math.floor(holders.length / 2));
        expectAnswer(await mayPublish(accountKey, `${lowerValue}package.of.some.length`), false);
      },
    },
    {
      what: 'near-name of a popular ID',
      targetMs: nearNamesMs,
      async ask(number) {
        const id = at(mostDownloaded, number);
        expectAnswer((await findNearIds(misspell(id, number))).includes(id), true);
      },
    },
    {
      what: 'new ID like no other',
      targetMs: nearNamesMs,
      async ask(number) {
        const id = `Quixotic.${wordsOf(number, 2).replace(' ', '.')}.Zyzzyva`;
        expectAnswer((await findNearIds(id)).length, 0);
      },
    },
  ];
}

const refused = async (secret: string): Promise<void> =>
  expectAnswer(await isRefused(authenticateApiKey(secret, system.origin)), true);

/** Whether somebody's first version of a new ID is let in, as far as prefixes go. */
const mayPublish = async (accountKey: number, lowerId: string): Promise<boolean> =>
  !(await isRefused(requireOwnPrefix(db(), personOf(accountKey), { id: lowerId, lowerId })));

const isRefused = (answer: Promise<unknown>): Promise<boolean> =>
  answer.then(
    () => false,
    (error: unknown) => {
      if (error instanceof DomainError) return true;
      throw error;
    },
  );

const personOf = (accountKey: number): UserActor => ({
  ...{ kind: 'user', accountKey, name: '', admin: false, locked: false, confirmed: true },
  ...{ lacksSecondFactor: false, session: undefined, origin: system.origin },
});

function expectAnswer<Answer>(answer: Answer, expected: Answer): void {
  if (answer !== expected) throw new Error(`The answer was ${String(answer)}, not ${String(expected)}.`);
}

/** One letter of the longest part is wrong: in a short one it would make another word. */
function misspell(id: string, number: number): string {
  const part = longestPartOf(id);
  const at = id.indexOf(part) + (number % part.length);
  return `${id.slice(0, at)}q${id.slice(at + 1)}`;
}

const longestPartOf = (id: string): string =>
  id.split(/[._-]/).reduce((longest, part) => (part.length > longest.length ? part : longest));

/** The secrets of keys that are not used for the first time, which is recorded. */
async function makeUsedKeys(count: number): Promise<string[]> {
  const { key } = await createUser(system, {
    name: 'bench-keys',
    email: 'bench-keys@example.test',
    admin: false,
  });
  const secrets: string[] = [];
  for (let number = 0; number < count; number++) {
    const { secret } = await createApiKeyFor(system, key, {
      name: `bench ${number}`,
      ownerKey: key,
      actions: ['push', 'unlist'],
      globs: ['Bench.*', 'Other.*'],
      days: 1,
    });
    await authenticateApiKey(secret, system.origin);
    secrets.push(secret);
  }
  return secrets;
}

async function listHolders(): Promise<{ accountKey: number; lowerValue: string }[]> {
  const owners = await db().prefixOwner.findMany({
    where: { prefix: { exact: false } },
    select: { accountKey: true, prefix: { select: { lowerValue: true } } },
    orderBy: { prefixKey: 'asc' },
    take: holdersAsked,
  });
  return owners.map(({ accountKey, prefix }) => ({ accountKey, lowerValue: prefix.lowerValue }));
}
