import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { aUser, aVisitor } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { DomainError } from '../errors';
import { requestReset } from './reset-password';
import { signIn } from './sign-in';
import { signUp } from './sign-up';

/** All that are made of one act. */
const allTries = 200;

/** As often as none has to wait. */
const triesOfAName = 5;

/** What is tried with a name or an address, of which nobody must learn whether it is somebody's. */
type Act = {
  /** Tries it once: gives what the gallery answers. */
  attempt: (nameOrAddress: string) => Promise<string>;
  /** Names and addresses, by whose they are. */
  given: Record<string, () => Promise<string>>;
};

const anAddress = () => `${aWord()}@example.test`;

async function aConfirmedAddress(): Promise<string> {
  const { key } = await aUser();
  return (await db().emailAddress.findFirstOrThrow({ where: { accountKey: key } })).address;
}

const acts: Record<string, Act> = {
  'a refused sign-in': {
    attempt: async (name) => {
      const error: unknown = await signIn(name, 'a wrong password', aVisitor()).catch(
        (refusal: unknown) => refusal,
      );
      if (!(error instanceof DomainError)) throw new Error(`"${name}" was not refused.`);
      return `${error.code}: ${error.message}`;
    },
    given: {
      'a person': async () => (await aUser()).name,
      nobody: async () => aWord(),
      'an address of nobody': async () => anAddress(),
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
    },
  },
  'a forgotten password': {
    attempt: async (who) => `answered ${String(await requestReset({ who, origin: aVisitor().origin }))}`,
    given: {
      'a person': async () => (await aUser()).name,
      nobody: async () => aWord(),
      'the address of a person': aConfirmedAddress,
      'an address of nobody': async () => anAddress(),
    },
  },
  'a sign-up': {
    attempt: async (email) => {
      const session = await signUp({ name: aWord(), email, password: 'correct horse battery' }, aVisitor());
      return `a session of ${session.length} characters`;
    },
    given: {
      'the address of a person': aConfirmedAddress,
      'an address of nobody': async () => anAddress(),
    },
  },
};

type Tried = { answer: string; milliseconds: number };

beforeAll(() => {
  Object.assign(env(), { SIGN_UP: 'open' });
});

/** Tries all in turns, so that a busy machine slows all alike. */
async function tryAll({ attempt, given }: Act): Promise<Map<string, Tried[]>> {
  const tried = new Map<string, Tried[]>(Object.keys(given).map((whose) => [whose, []]));
  const rounds = Math.ceil(allTries / tried.size / triesOfAName);
  for (let round = 0; round < rounds; round++) {
    const chosen = await Promise.all(
      Object.entries(given).map(async ([whose, choose]) => [whose, await choose()] as const),
    );
    for (let tries = 0; tries < triesOfAName; tries++) {
      // Each is the first one in its turn.
      chosen.push(...chosen.splice(0, 1));
      for (const [whose, nameOrAddress] of chosen) {
        const begin = performance.now();
        const answer = await attempt(nameOrAddress);
        tried.get(whose)?.push({ answer, milliseconds: performance.now() - begin });
      }
    }
  }
  return tried;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** How long all take, as times of what the first takes: each try beside that of the same turn. */
function compareTimes([first = [], ...others]: Tried[][]): number[] {
  const compare = (tried: Tried[]) =>
    median(tried.map(({ milliseconds }, turn) => milliseconds / (first[turn]?.milliseconds ?? 0)));
  return [1, ...others.map(compare)];
}

describe.for(Object.entries(acts))('%s', ([, act]) => {
  let tried: Tried[][];
  beforeAll(async () => {
    tried = [...(await tryAll(act)).values()];
  }, 120_000);

  test('tells nothing of whose the name or address is, in its words', () => {
    expect(tried.flat().length).toBeGreaterThanOrEqual(allTries);
    expect(new Set(tried.flat().map(({ answer }) => answer)).size).toBe(1);
  });

  test('tells nothing of whose the name or address is, in its time', () => {
    const times = compareTimes(tried);
    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(1.5);
  });
});
