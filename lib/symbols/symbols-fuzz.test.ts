import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAssembly } from '../testing/assembly';
import { effort, seed } from '../testing/effort';
import { whyNoSdk } from '../testing/dotnet-program';
import { memoryWatch } from '../testing/memory';
import { buildOracle } from '../testing/nuget-oracle';
import { makePdb } from '../testing/pdb';
import { watchedBytes } from '../testing/watched-bytes';
import { readAssemblySymbols } from './assembly';
import { pairPdb } from './pairing';
import { readPortablePdb } from './portable-pdb';
import { UnreadableSymbols } from './unreadable-symbols';

const timeout = 600_000;
const rounds = effort(50_000, 2000);

/** More than the heads of both kinds of files are ever read, in bytes and in times. */
const headBytes = 400_000;
const headReads = 100;

type Seed = { name: string; assembly: Buffer; pdb: Buffer };

const made = makePdb('Acme');
const seeds: Seed[] = [{ name: 'made', assembly: makeAssembly(made), pdb: made.bytes }];
const reason = whyNoSdk();

beforeAll(async () => {
  if (reason !== undefined) return;
  const { pathOf } = await buildOracle();
  seeds.push({
    name: 'built',
    assembly: readFileSync(pathOf('oracle.dll')),
    pdb: readFileSync(pathOf('oracle.pdb')),
  });
}, timeout);

test.skipIf(reason !== undefined)(
  `what the .NET SDK builds is a pair${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  async () => {
    const built = seeds.find(({ name }) => name === 'built');
    expect(await outcomeOf(built?.assembly ?? Buffer.of(), built?.pdb ?? Buffer.of())).toBe('pair');
  },
);

/** Where much depends on a few bytes: heads, tables, and what an assembly says of its PDB. */
const landmarks = ['MZ', 'PE\0\0', 'BSJB', '#Pdb', '#~', 'RSDS', 'SHA256', '.text'];

type Change = { near: string; by: number; at: number; bytes: Uint8Array; cut: number };

const changes = fc.array(
  fc.record({
    near: fc.constantFrom('', ...landmarks),
    by: fc.integer({ min: -80, max: 160 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.constantFrom(new Uint8Array(4).fill(0xff), new Uint8Array(4), Uint8Array.of(0xff, 0xff, 0xff, 0x7f)),
    ),
    cut: fc.oneof(
      { weight: 9, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('whatever is damaged in a pair', () => {
  test('it is read or refused, within bounds of memory and reading', { timeout }, async () => {
    const outcomes = new Map<string, number>();
    const watchMemory = memoryWatch(200);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), changes, async (choice, inAssembly, edits) => {
        const { assembly, pdb } = seeds[choice % seeds.length] ?? { assembly: Buffer.of(), pdb: Buffer.of() };
        const outcome = inAssembly
          ? await outcomeOf(apply(assembly, edits), pdb)
          : await outcomeOf(assembly, apply(pdb, edits));
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        watchMemory();
      }),
      { numRuns: rounds, seed: seed() },
    );
    expect([...outcomes.keys()].sort()).toEqual(['content', 'id', 'pair', 'refused']);
  });
});

/** What comes of a pair. Any error but a refusal is thrown, and so is any reading beyond bounds. */
async function outcomeOf(assembly: Buffer, pdb: Buffer): Promise<string> {
  const [assemblyBytes, pdbBytes] = [watchedBytes(assembly), watchedBytes(pdb)];
  try {
    const symbols = await readAssemblySymbols(assemblyBytes);
    const head = await readPortablePdb(pdbBytes);
    expect(pdbBytes.watched.bytes).toBeLessThan(headBytes);
    const pairing = await pairPdb(symbols, head, pdbBytes);
    return 'checksum' in pairing ? 'pair' : pairing.difference;
  } catch (error) {
    if (!(error instanceof UnreadableSymbols)) throw error;
    return 'refused';
  } finally {
    expect(assemblyBytes.watched.bytes).toBeLessThan(headBytes);
    expect(assemblyBytes.watched.reads).toBeLessThan(headReads);
    expect(pdbBytes.watched.largest).toBeLessThanOrEqual(65_536);
  }
}

function apply(good: Buffer, edits: readonly Change[]): Buffer {
  const bytes = Buffer.from(good);
  for (const edit of edits) bytes.set(edit.bytes, placeOf(edit, bytes));
  const cut = edits.reduce((sum, edit) => sum + edit.cut, 0);
  return bytes.subarray(0, Math.max(0, bytes.length - cut));
}

function placeOf({ near, by, at }: Change, bytes: Buffer): number {
  const last = bytes.length - 4;
  const landmark = near === '' ? -1 : bytes.indexOf(near, 0, 'latin1');
  return landmark === -1 ? Math.floor(at * last) : Math.min(Math.max(0, landmark + by), last);
}
