import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import licenses from 'spdx-license-list';
import { beforeAll, describe, expect, test } from 'vitest';
import { seed } from '@/lib/testing/effort';
import { assetPaths, frameworkTexts } from '@/lib/testing/framework-samples';
import { type DotnetProgram, whyNoSdk } from '@/lib/testing/dotnet-program';
import { buildOracle } from '@/lib/testing/nuget-oracle';
import { refusalOf } from '@/lib/testing/refusal';
import { rangeTexts, validVersionTexts, versionPairs, versionTexts } from '@/lib/testing/nuget-samples';
import { assetFrameworks } from './asset-frameworks';
import { isUnsupported, longName, parseFramework, shortName } from './framework';
import { isCompatible } from './framework-compatibility';
import { requireApproved } from './license-approval';
import {
  compareVersions,
  fullVersion,
  isPrerelease,
  isSemVer2,
  normalizedVersion,
  parseVersion,
} from './version';
import { normalizedRange, parseRange, satisfies } from './version-range';
import { removeWhiteSpace } from './white-space';

const reason = whyNoSdk();
const skipped = reason === undefined ? '' : ` (skipped: ${reason})`;
const minute = 60_000;
const samples = 10_000;

describe.skipIf(reason !== undefined)(`as NuGet's own libraries do it${skipped}`, () => {
  let oracle: DotnetProgram;
  beforeAll(async () => {
    oracle = await buildOracle();
  }, 5 * minute);

  test('10,000 versions are read and written', { timeout: minute }, async () => {
    const texts = sample(versionTexts());
    const answers = await oracle.ask<VersionAnswer>(texts.map((text) => ({ ask: 'version', text })));
    expectSame(texts, texts.map(readVersion), answers.map(withoutWhiteSpace));
  });

  test('10,000 pairs of versions are ordered', { timeout: minute }, async () => {
    const pairs = sample(versionPairs());
    const answers = await oracle.ask(pairs.map(([a, b]) => ({ ask: 'order', a, b })));
    expectSame(
      pairs,
      pairs.map(([a, b]) => ({ sign: compareVersions(version(a), version(b)) })),
      answers,
    );
  });

  test('10,000 ranges are read, written and filled', { timeout: minute }, async () => {
    const questions = sample(
      fc.record({ text: rangeTexts(), floating: fc.boolean(), version: validVersionTexts() }),
    ).map((question) => ({ ask: 'range', ...question }));
    expectSame(questions, questions.map(readRange), await oracle.ask(questions));
  });

  test('the names of 10,000 target frameworks are read and written', { timeout: minute }, async () => {
    const texts = sample(frameworkTexts());
    const answers = await oracle.ask<FrameworkAnswer>(texts.map((text) => ({ ask: 'framework', text })));
    expectSame(texts, texts.map(readFramework), answers.map(withoutReason));
  });

  test('10,000 pairs of target frameworks are compatible or not', { timeout: minute }, async () => {
    const pairs = sample(fc.tuple(readableFrameworks(), readableFrameworks()));
    const answers = await oracle.ask(
      pairs.map(([project, candidate]) => ({ ask: 'compatible', project, candidate })),
    );
    const ours = pairs.map(([project, candidate]) => ({
      compatible: isCompatible(framework(project), framework(candidate)),
    }));
    expectSame(pairs, ours, answers);
  });

  test('the files of 10,000 packages tell their target frameworks', { timeout: minute }, async () => {
    const questions = sample(
      fc.record({ paths: fc.array(assetPaths('Acme'), { maxLength: 6 }), tool: fc.boolean() }),
    ).map((question) => ({ ask: 'assets', id: 'Acme', ...question }));
    expectSame(questions, questions.map(readAssets), await oracle.ask(questions));
  });

  test('each license that NuGet knows is approved or not', { timeout: minute }, async () => {
    const questions = Object.keys(licenses).map((id) => ({ ask: 'license', id }));
    const answers = await oracle.ask<LicenseAnswer>(questions);
    const known = questions.map(({ id }, index) => ({ id, ...answers[index] })).filter(({ known }) => known);
    const differing = known.filter(
      ({ id, approved, deprecated }) => isTaken(id) !== (approved && !deprecated),
    );

    expect(known.length).toBeGreaterThan(300);
    expect(differing).toEqual([]);
  });
});

type LicenseAnswer = { known: boolean; approved?: boolean; deprecated?: boolean };

const isTaken = (id: string) =>
  refusalOf(() => requireApproved({ type: 'expression', expression: id }, 'approved')) === 'accepted';

type VersionAnswer = { valid: boolean; original?: string };
type FrameworkAnswer = { throws?: string };

function readVersion(text: string): object {
  const read = parseVersion(text);
  if (read === undefined) return { valid: false };
  return {
    valid: true,
    original: read.original,
    normalized: normalizedVersion(read),
    full: fullVersion(read),
    prerelease: isPrerelease(read),
    semVer2: isSemVer2(read),
  };
}

/** NuGet removes blanks but keeps tabs and other white space in the original; we keep none. */
function withoutWhiteSpace(answer: VersionAnswer): VersionAnswer {
  return answer.original === undefined ? answer : { ...answer, original: removeWhiteSpace(answer.original) };
}

function readRange(question: { text: string; floating: boolean; version: string }): object {
  const range = parseRange(question.text, { floating: question.floating });
  if (range === undefined) return { valid: false };
  return {
    valid: true,
    normalized: normalizedRange(range),
    min: range.min === undefined ? null : fullVersion(range.min),
    max: range.max === undefined ? null : fullVersion(range.max),
    satisfies: satisfies(range, version(question.version)),
  };
}

function readFramework(text: string): object {
  const read = parseFramework(text);
  return read === undefined
    ? { throws: true }
    : { unsupported: isUnsupported(read), short: shortName(read), long: longName(read) };
}

function withoutReason(answer: FrameworkAnswer): object {
  return answer.throws === undefined ? answer : { throws: true };
}

function readAssets({ id, tool, paths }: { id: string; tool: boolean; paths: string[] }): object {
  const packageTypes = tool ? ['DotnetTool'] : [];
  return { frameworks: assetFrameworks({ id, packageTypes, paths }).map(shortName).sort() };
}

function readableFrameworks(): fc.Arbitrary<string> {
  return frameworkTexts().filter((text) => parseFramework(text) !== undefined);
}

function version(text: string) {
  const read = parseVersion(text);
  if (read === undefined) throw new Error(`"${text}" is no version.`);
  return read;
}

function framework(text: string) {
  const read = parseFramework(text);
  if (read === undefined) throw new Error(`"${text}" is no framework.`);
  return read;
}

function sample<T>(texts: fc.Arbitrary<T>): T[] {
  return fc.sample(texts, { numRuns: samples, seed: seed() });
}

/** Compares all and shows the first few that differ. */
function expectSame(inputs: readonly unknown[], ours: readonly object[], theirs: readonly unknown[]): void {
  const differences = inputs.flatMap((input, index) =>
    isDeepStrictEqual(ours[index], theirs[index])
      ? []
      : [{ input, ours: ours[index], theirs: theirs[index] }],
  );
  expect(differences.slice(0, 20)).toEqual([]);
}
