import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { effort, seed } from '@/lib/testing/effort';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { joinOwners, leaveOwners, pushAs } from '@/lib/testing/prefixes';
import { aWord } from '@/lib/testing/word';
import { system } from '../actor';
import { DomainError } from '../errors';
import { requireOwnPrefix } from './own-prefix';
import { addPrefixOwner, removePrefixOwner } from './owners';
import { releasePrefix, reservePrefix } from './reserve';

// The IDs of a run differ by a letter or a joiner alone.
vi.stubEnv('NEAR_NAMES', 'allowed');

/** Some of what is reserved, in lower case, and for whom. */
type Entry = { value: string; exact: boolean; shared: boolean; owners: Set<string> };

type World = { entries: Entry[]; packages: Map<string, Set<string>> };

// The model: everything that prefixes decide, in ten lines.
const matches = ({ value, exact }: Entry, id: string) => (exact ? id === value : id.startsWith(value));
const matching = ({ entries }: World, id: string) => entries.filter((entry) => matches(entry, id));
const mayPublish = (world: World, who: string, id: string) =>
  matching(world, id).length === 0 ||
  matching(world, id).some(({ shared, owners }) => shared || owners.has(who));
const isMarked = (world: World, id: string) =>
  matching(world, id).some(({ owners }) =>
    [...(world.packages.get(id) ?? [])].some((who) => owners.has(who)),
  );
const mayReserve = ({ entries }: World, { value, exact }: Entry) =>
  entries.every((other) => other.value !== value && (exact || !other.value.startsWith(value)));
const isShared = (world: World, { value, shared }: Entry) =>
  shared || world.entries.some((other) => other.shared && !other.exact && value.startsWith(other.value));

let people: TestUser[];
beforeAll(async () => {
  people = await Promise.all([aUser(), aUser(), aUser()]);
});

const person = fc.nat({ max: 2 });
const part = fc.constantFrom('a', 'b', 'B');
const id = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom('.', '-', '').map((joint) => parts.join(joint)));
const act = fc.oneof(
  fc.record({
    kind: fc.constant('reserve' as const),
    value: fc.tuple(id, fc.constantFrom('', '.')).map(([begin, end]) => `${begin}${end}`),
    exact: fc.boolean(),
    shared: fc.boolean(),
    owners: fc.uniqueArray(person, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('release' as const), which: fc.nat() }),
  fc.record({
    kind: fc.constantFrom('addHolder' as const, 'removeHolder' as const),
    which: fc.nat(),
    who: person,
  }),
  fc.record({ kind: fc.constant('publish' as const), id, who: person }),
  fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const), which: fc.nat(), who: person }),
);
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

const nameOf = (index: number) => people[index]?.name ?? '';
const pick = <One>(from: readonly One[], which: number): One | undefined => from[which % from.length];

/** Does an act in the gallery and in the model, under a word that all IDs of a run begin with. */
async function run(world: World, word: string, one: Act): Promise<void> {
  switch (one.kind) {
    case 'reserve': {
      const owners = one.owners.map(nameOf);
      const wanted = { ...one, value: `${word}.${one.value}`, owners };
      const entry = { ...wanted, value: wanted.value.toLowerCase(), owners: new Set(owners) };
      if (one.exact && one.value.endsWith('.')) return;
      const allowed = mayReserve(world, entry);
      const done = reservePrefix(system, wanted).then(
        (made) => made.shared,
        (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
      );
      expect(await done).toBe(allowed ? isShared(world, entry) : 'conflict');
      if (allowed) world.entries.push({ ...entry, shared: isShared(world, entry) });
      return;
    }
    case 'release': {
      const entry = pick(world.entries, one.which);
      if (entry === undefined) return;
      await releasePrefix(system, entry.value);
      world.entries = world.entries.filter((other) => other !== entry);
      return;
    }
    case 'addHolder':
    case 'removeHolder': {
      const entry = pick(world.entries, one.which);
      const adds = one.kind === 'addHolder';
      const owner = nameOf(one.who);
      if (entry === undefined || entry.owners.has(owner) === adds) return;
      await (adds ? addPrefixOwner : removePrefixOwner)(system, { value: entry.value, owner });
      if (adds) entry.owners.add(owner);
      else entry.owners.delete(owner);
      return;
    }
    case 'publish': {
      const lowerId = `${word}.${one.id}`.toLowerCase();
      const account = people[one.who];
      if (account === undefined || world.packages.has(lowerId)) return;
      const allowed = mayPublish(world, account.name, lowerId);
      const done = pushAs(account.actor, `${word}.${one.id}`).then(
        () => 'published',
        (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
      );
      expect(await done).toBe(allowed ? 'published' : 'conflict');
      if (!allowed) return;
      world.packages.set(lowerId, new Set([nameOf(one.who)]));
      return;
    }
    case 'join':
    case 'leave': {
      const [target, owners] = pick([...world.packages], one.which) ?? [];
      const account = people[one.who];
      if (target === undefined || owners === undefined || account === undefined) return;
      if (owners.has(account.name) === (one.kind === 'join')) return;
      // The last owner stays, whoever would remove him.
      if (one.kind === 'leave' && owners.size === 1) return;
      await (one.kind === 'join' ? joinOwners : leaveOwners)(target, account);
      if (one.kind === 'join') owners.add(account.name);
      else owners.delete(account.name);
    }
  }
}

const probes = ['a', 'b', 'ab', 'a.a', 'a.b', 'A.b.a', 'a-b', 'b.a.b', 'aab', 'c'];

describe('what prefixes decide', () => {
  test('equals a model, whatever was reserved, delegated, shared, published and passed on [rule 174, 175, 176, 178, 179, 180]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
        const world: World = { entries: [], packages: new Map() };
        const word = aWord();
        for (const one of acts) await run(world, word, one);

        const rows = await db().package.findMany({ where: { lowerId: { startsWith: `${word}.` } } });
        expect(Object.fromEntries(rows.map(({ lowerId, verified }) => [lowerId, verified]))).toEqual(
          Object.fromEntries([...world.packages.keys()].map((key) => [key, isMarked(world, key)])),
        );
        for (const probe of probes) {
          const whole = `${word}.${probe}`;
          for (const { actor, name } of people) {
            const decided = await requireOwnPrefix(db(), actor, {
              id: whole,
              lowerId: whole.toLowerCase(),
            }).then(
              () => true,
              (error: unknown) => !(error instanceof DomainError && error.code === 'conflict'),
            );
            expect([probe, name, decided]).toEqual([
              probe,
              name,
              mayPublish(world, name, whole.toLowerCase()),
            ]);
          }
        }
      }),
      { numRuns: effort(200, 15), seed: seed() },
    );
  }, 600_000);
});
