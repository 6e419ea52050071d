import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { aUser, origin } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { DomainError } from '../errors';
import { signIn } from './sign-in';

const triesOfAName = 9;

/** Tries each name as often as none has to wait, in turns, so that a busy machine slows all alike. */
const rounds = Math.ceil(effort(200) / triesOfAName);

type Tried = { code: string; message: string; milliseconds: number };

async function tryWrong(name: string): Promise<Tried> {
  const begin = performance.now();
  const error: unknown = await signIn(name, 'a wrong password', {
    origin: { ...origin, address: aWord() },
    device: aWord(),
  }).catch((refusal: unknown) => refusal);
  if (!(error instanceof DomainError)) throw new Error(`"${name}" was not refused.`);
  return { code: error.code, message: error.message, milliseconds: performance.now() - begin };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Names with which nobody signs in by this password, by why not. */
const names: Record<string, () => Promise<string>> = {
  'a person': async () => (await aUser()).name,
  nobody: () => Promise.resolve(aWord()),
  'an address of nobody': () => Promise.resolve(`${aWord()}@example.test`),
  'an organization': async () => {
    const name = aWord();
    await db().account.create({ data: { kind: 'organization', name, lowerName: name } });
    return name;
  },
  'a person without a password': async () => {
    const { key, name } = await aUser();
    await db().credential.deleteMany({ where: { accountKey: key } });
    return name;
  },
};

const tried = new Map<string, Tried[]>();

beforeAll(async () => {
  for (let round = 0; round < rounds; round++) {
    const chosen = await Promise.all(
      Object.entries(names).map(async ([who, aName]) => [who, await aName()] as const),
    );
    for (let tries = 0; tries < triesOfAName; tries++) {
      for (const [who, name] of chosen) tried.set(who, [...(tried.get(who) ?? []), await tryWrong(name)]);
    }
  }
}, 120_000);

test('a refused sign-in tells nothing of whose the name is, in its words', () => {
  const told = new Set([...tried.values()].flat().map(({ code, message }) => `${code}: ${message}`));
  expect(told.size).toBe(1);
});

test('a refused sign-in tells nothing of whose the name is, in its time', () => {
  const times = [...tried.values()].map((all) => median(all.map(({ milliseconds }) => milliseconds)));
  expect(Math.max(...times) / Math.min(...times)).toBeLessThan(1.5);
});
