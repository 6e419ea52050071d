import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { effort, seed } from '@/lib/testing/effort';
import { lettersOfNearIds, lookOf, looksLike } from './near-id';

const areNear = (one: string, other: string) => looksLike(lookOf(one), lookOf(other));

describe('IDs that look the same', () => {
  test.each([
    ['Newtonsoft.Json', 'Newt0nsoft.Json', 'a zero for an o'],
    ['Serilog', 'Seri1og', 'a one for an l'],
    ['Serilog', 'SerIIog', 'a capital i for an l'],
    ['Dapper', 'dapper_', 'another joiner, were it one'],
    ['Castle.Core', 'CastleCore', 'no joiner'],
    ['Castle.Core', 'castle-core', 'another joiner and casing'],
    ['Humanizer', 'Hurnanizer', 'r and n for an m'],
    ['Swashbuckle', 'Svvashbuckle', 'two v for a w'],
    ['Dapper', 'clapper', 'c and l for a d'],
    ['Moq', 'M0q', 'even when they are short'],
    ['Moq', 'Mоq', 'a Cyrillic o'],
    ['Serilog', 'Ѕеrilоg', 'three Cyrillic letters, one of them a capital'],
    ['Kafka', 'Κafka', 'a Greek capital kappa'],
    ['Polly', 'Pólly', 'an accent'],
    ['Polly', 'Po\u0301lly', 'an accent of its own'],
    ['Polly', 'Ｐｏｌｌｙ', 'full-width letters'],
    ['Fluffy', 'Fluﬀy', 'a ligature'],
    ['Castle.Core', 'Castle‿Core', 'a joiner that is no ASCII'],
    ['Łódź.Net', 'Lodz.Net', 'a letter with a stroke'],
  ])('%s and %s: %s', (one, other) => {
    expect(areNear(one, other)).toBe(true);
  });
});

describe('a slip makes one the other', () => {
  test.each([
    ['Newtonsoft.Json', 'Newtonsoft.Jsom', 'a wrong letter'],
    ['Newtonsoft.Json', 'Newtonsof.Json', 'one too few'],
    ['Newtonsoft.Json', 'Newtonsoft.Jsson', 'one too many'],
    ['Newtonsoft.Json', 'Newtonsfot.Json', 'two that changed places'],
    ['Newtonsoft.Json', 'Newtonssoft.Jason', 'two slips, for it is long'],
    ['AutoMapper', 'AutoMaper', 'one for ten letters'],
    ['AutoMapper', 'AutoMappre', 'two that changed places in ten letters'],
    ['Serilog', 'Serilogs', 'one for seven'],
    ['Newtonsoft.Json', 'N3wtonsoft.Json', 'a digit for a letter'],
    ['Newtonsoft.Json', 'Newto3nsoft.Json', 'a digit too many within a word'],
    ['Newtonsoft.Json', 'NewtonsoftJsom', 'one, and no joiner'],
    ['Serilog.Sinks.File', 'Serilog.Sink.File', 'one in the middle'],
    ['Serilog.Sinks.File', 'Serilog.Sinks.Flie', 'two that changed places in a word of four'],
  ])('%s and %s: %s', (one, other) => {
    expect(areNear(one, other)).toBe(true);
  });
});

describe('IDs that people tell apart', () => {
  test.each([
    ['NUnit', 'xunit', 'one slip is much for short ones'],
    ['Moq', 'Mop', 'three letters'],
    ['AutoMapper', 'AutoWrapper', 'two slips are much for ten letters'],
    ['Newtonsoft.Json', 'Newtonsoft.Json.Bson', 'more words'],
    ['Newtonsoft.Json', 'Newtonsoft.Yaml', 'another word'],
    ['Contoso.Billing.V2', 'Contoso.Billing.V3', 'another number'],
    ['Contoso.Billing.V2', 'Contoso.Billing.V', 'a number more'],
    ['Contoso.Log4Billing', 'Contoso.Log7Billing', 'another number within a word'],
    ['Contoso.Billing.Net472', 'Contoso.Billing.Net48', 'a number that is shorter'],
    ['AWSSDK.SimpleNotification.SQS', 'AWSSDK.SimpleNotification.SNS', 'a slip in a word of three'],
    ['Contoso.Billing.DE', 'Contoso.Billing.FR', 'another word, were it short'],
    ['Contoso.Billing', 'Contoso.Billing.UI', 'a word more, were it short'],
    ['Contoso.UI.Billing', 'Contoso.Billing', 'a word less in the middle'],
    ['X.Contoso.Billing', 'Contoso.Billing.Y', 'short words at both ends'],
    ['Contoso.Заказ', 'Contoso.Отчёт', 'words that are not Latin'],
  ])('%s and %s: %s', (one, other) => {
    expect(areNear(one, other)).toBe(false);
  });
});

test('of 1,575 IDs that everybody knows, one pair of different makers looks alike', () => {
  const known = z
    .array(z.object({ id: z.string(), repository: z.string().optional() }))
    .parse(JSON.parse(readFileSync('server/bench/search/nuget-packages.json', 'utf8')))
    .map(({ id, repository = id }) => ({ id, owner: repository.split('/')[0], look: lookOf(id) }));
  const near = known.flatMap((one, index) =>
    known
      .slice(index + 1)
      .filter((other) => one.owner !== other.owner && looksLike(one.look, other.look))
      .map((other) => [one.id, other.id]),
  );
  expect(known).toHaveLength(1_575);
  expect(near).toEqual([['PgpCore', 'PnP.Core']]);
});

const letter = fc.constantFrom(...'abdehk.mqtuxyz39');
const anId = fc.string({ unit: letter, minLength: 0, maxLength: 24 });
const anEdit = fc.tuple(fc.nat(24), fc.constantFrom('', 'add', 'swap', 'change'), letter);
const parameters = { seed: seed(), numRuns: effort(20_000) };

test('is the same both ways, and of every ID with itself', () => {
  fc.assert(
    fc.property(anId, anId, (one, other) => {
      expect(areNear(one, other)).toBe(areNear(other, one));
      expect(areNear(one, one)).toBe(true);
    }),
    parameters,
  );
});

test('of IDs that look alike, each has as many letters as the other allows', () => {
  const alike = fc.array(fc.constantFrom(['rn', 'm'], ['vv', 'w'], ['cl', 'd'], ['a', '.a']), {
    maxLength: 9,
  });
  const sides = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
  const edits = fc.array(anEdit, { maxLength: 2 });
  fc.assert(
    fc.property(alike, sides, sides, edits, (pairs, left, right, changes) => {
      const sideOf = (side: boolean[]) => pairs.map((pair, index) => pair[Number(side[index])]).join('');
      const [one, other] = [sideOf(left), changes.reduce(changed, sideOf(right))];
      fc.pre(areNear(one, other));
      const letters = other.replaceAll('.', '').length;
      const { least, most } = lettersOfNearIds(lookOf(one));
      expect([one, other, least <= letters && letters <= most]).toEqual([one, other, true]);
    }),
    parameters,
  );
});

test('agrees with a model that computes every distance', () => {
  fc.assert(
    fc.property(anId, fc.array(anEdit, { maxLength: 3 }), (one, changes) => {
      const other = changes.reduce(changed, one);
      expect([one, other, areNear(one, other)]).toEqual([one, other, modelSaysNear(one, other)]);
    }),
    parameters,
  );
});

function changed(id: string, [at, how, letter]: [number, string, string]): string {
  const [before, here, after] = [id.slice(0, at), id.charAt(at), id.slice(at + 1)];
  if (how === 'add') return before + letter + here + after;
  if (how === 'swap') return before + after.charAt(0) + here + after.slice(1);
  return before + (how === 'change' ? letter : '') + after;
}

/** Of IDs of letters that nobody mistakes for each other. */
function modelSaysNear(one: string, other: string): boolean {
  const [a, b] = [one, other].map((id) => id.replaceAll('.', '')) as [string, string];
  if (a === b) return true;
  const swaps = Array.from({ length: Math.max(0, a.length - 1) }, (_, at) =>
    [a.slice(0, at), a.charAt(at + 1), a.charAt(at), a.slice(at + 2)].join(''),
  );
  const slips = swaps.includes(b) ? 1 : distanceOf(a, b);
  return (
    slips <= 2 &&
    7 * slips <= Math.max(a.length, b.length) &&
    4 * slips <= Math.max(lettersLeft(one, other), lettersLeft(other, one)) &&
    unnumbered(one) !== unnumbered(other)
  );
}

/** With a star for the digits that have letters of their part on both sides, and without the others. */
const unnumbered = (id: string) =>
  id
    .replace(/(?<=[a-z])\d+(?=[a-z])/g, '*')
    .replace(/\d/g, '')
    .replaceAll('.', '');

/** How many letters are left of the parts when all that are in the other are crossed out. */
function lettersLeft(id: string, other: string): number {
  const crossedOut = other.split('.').reduce((rest, part) => rest.replaceAll(`.${part}.`, '..'), spread(id));
  return crossedOut.replaceAll('.', '').length;
}

/** With two dots around each part. */
const spread = (id: string) => `.${id.replaceAll('.', '..')}.`;

function distanceOf(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (const [index, letter] of [...a].entries()) {
    const above = rows[index] ?? [];
    const row = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const left = row[column] ?? 0;
      const diagonal = above[column] ?? 0;
      row.push(Math.min(left + 1, (above[column + 1] ?? 0) + 1, diagonal + (letter === other ? 0 : 1)));
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
