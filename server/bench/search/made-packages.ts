import { splitWords } from '@/lib/nuget/search-words';
import { wordsOf } from '../words';
import { knownPackages } from './known-packages';
import type { PackageCopy } from './package-copies';

const companies = wordsOf(0, 480).split(' ');
const filler =
  'a and application applications asp.net based building c# code common contains core data developers easy extensions fast for framework from helpers implementation in is it library lightweight makes of on package provides service simple support that the this to tools use used using web with your'.split(
    ' ',
  );

/**
 * So many packages that nobody knows, always the same ones: IDs, tags and descriptions of the words of the known
 * packages, as often as these have them. Few are downloaded much.
 */
export function makePackages(count: number, ownerKey: number): PackageCopy[] {
  const next = randomNumbers(20_261_121);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] ?? '';
  const pickSome = (words: readonly string[], least: number, most: number) =>
    Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, () => pick(words));

  const idWords = knownPackages.flatMap(({ id }) => id.split(/[.-]/)).filter((word) => word.length > 1);
  const tags = knownPackages.flatMap((known) => known.tags.split(' ')).filter((tag) => tag !== '');
  const prose = [...idWords.flatMap(splitWords).map(({ text }) => text), ...tags, ...repeat(filler, 120)];
  const taken = new Set(knownPackages.map(({ id }) => id.toLowerCase()));

  function makeId(): string {
    for (;;) {
      const id = [capitalize(pick(companies)), ...pickSome(idWords, 1, 3)].join('.');
      if (taken.has(id.toLowerCase())) continue;
      taken.add(id.toLowerCase());
      return id;
    }
  }

  return Array.from({ length: count }, () => ({
    id: makeId(),
    ownerKey,
    authors: capitalize(pick(companies)),
    description: capitalize(`${pickSome(prose, 6, 30).join(' ')}.`),
    tags: [...new Set(pickSome(tags, 0, 5))],
    downloads: Math.min(mostDownloads, Math.floor(fewDownloads * (1 - next()) ** -1.2)),
  }));
}

const fewDownloads = 100;
const mostDownloads = 20_000_000;

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const repeat = (words: readonly string[], times: number) => Array.from({ length: times }, () => words).flat();

/** Numbers from 0 to 1 that are the same each time: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
