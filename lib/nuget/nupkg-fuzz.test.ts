import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '../testing/effort';
import { memoryWatch } from '../testing/memory';
import { makeNupkg } from '../testing/nupkg';
import { makeNuspec } from '../testing/nuspec';
import { packagesOnDisk } from '../testing/packages-on-disk';
import { refusalOf } from '../testing/refusal';
import { sdkPackages } from '../testing/sdk-packages';
import { parseNuspec } from './nuspec';

const packages = packagesOnDisk();
const published = sdkPackages();
const timeout = 300_000;
const atMostMebibytes = 200;

type Change = { at: number; replace: number; bytes: Uint8Array };

const changes = fc.array(
  fc.record({
    // Near the end, where the directory is, a change does the most.
    at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.7, max: 1, noNaN: true })),
    replace: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 40 })),
    bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 1 }), fc.uint8Array({ maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 5 },
);

test(
  'a damaged package opens or is refused with a sentence, whatever the damage [check 107]',
  { timeout },
  async () => {
    const good = await makeNupkg({
      id: 'Acme',
      version: '1.0.0',
      icon: 'icon.png',
      readme: 'readme.md',
      license: { file: 'LICENSE' },
      assembly: 'net8.0',
      dependencies: [{ targetFramework: 'net8.0', dependencies: { B: '[1.0, 2.0)' } }],
    });
    const seeds = [good, good, ...published];
    const outcomes = { opened: 0, refused: 0 };
    const watchMemory = memoryWatch(atMostMebibytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (choice, edits) => {
        const refusal = await packages.refusalOf(apply(seeds[choice % seeds.length] ?? good, edits));
        watchMemory();
        outcomes[refusal === 'accepted' ? 'opened' : 'refused'] += 1;
        expect(refusal).toMatch(/^accepted$|^[A-Z].{10,500}\.$/);
      }),
      { numRuns: effort(3000), seed: seed() },
    );
    expect(outcomes.opened).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
  },
);

test(
  'every file of a damaged package is read or refused with a sentence [check 128]',
  { timeout },
  async () => {
    const good = await makeNupkg({ id: 'A', version: '1.0', files: { 'a.txt': 'text '.repeat(500) } });
    const seeds = [good, good, good, ...published];
    const watchMemory = memoryWatch(atMostMebibytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (choice, edits) => {
        const damaged = apply(seeds[choice % seeds.length] ?? good, edits);
        const whole = await packages.refusalOf(damaged, async ({ entries, readEntry }) => {
          for (const { path, sizeBytes } of entries) {
            expect(await readEntry(path, 10_000_000)).toHaveLength(sizeBytes);
          }
        });
        const pieces = await packages.refusalOf(damaged, async ({ entries, streamEntry }) => {
          for (const { path, sizeBytes } of entries) {
            expect(await buffer(streamEntry(path))).toHaveLength(sizeBytes);
          }
        });
        expect([whole, pieces]).toEqual(
          Array(2).fill(expect.stringMatching(/^accepted$|^[A-Z].{10,500}\.$/)),
        );
        watchMemory();
      }),
      { numRuns: effort(2000), seed: seed() },
    );
  },
);

test('a damaged nuspec is read or refused with a sentence, whatever the damage', { timeout }, () => {
  const good = Buffer.from(
    makeNuspec({
      id: 'Acme',
      version: '1.0.0-beta.1',
      title: 'Größe',
      tags: 'a b',
      license: { expression: 'MIT OR (Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0)' },
      repository: { type: 'git', url: 'https://acme.test' },
      packageTypes: ['DotnetTool'],
      dependencies: [{ targetFramework: 'net8.0', dependencies: { B: '[1.0, 2.0)' } }],
      minClientVersion: '2.12',
    }),
  );
  const watchMemory = memoryWatch(atMostMebibytes);
  fc.assert(
    fc.property(changes, (edits) => {
      expect(refusalOf(() => parseNuspec(apply(good, edits)))).toMatch(/^accepted$|^[A-Z].{10,700}\.$/);
      watchMemory();
    }),
    { numRuns: effort(20_000), seed: seed() },
  );
});

function apply(good: Buffer, edits: readonly Change[]): Buffer {
  return edits.reduce((bytes, { at, replace, bytes: inserted }) => {
    const position = Math.floor(at * bytes.length);
    return Buffer.concat([bytes.subarray(0, position), inserted, bytes.subarray(position + replace)]);
  }, good);
}
