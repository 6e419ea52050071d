import { popularityOf } from '@/lib/domain/packages/popularity';
import { knownPackages } from '../search/known-packages';
import { wordsOf } from '../words';

export type MadeId = { id: string; popularity: number };

/** So many IDs: the known packages, and others that are made of their words, of which none is downloaded as much. */
export function makeIds(count: number): MadeId[] {
  const made = new Map<string, MadeId>();
  for (const { id, downloads } of knownPackages.slice(0, count)) {
    made.set(id.toLowerCase(), { id, popularity: popularityOf(downloads) });
  }
  const words = [...new Set(knownPackages.flatMap(({ id }) => id.split(/[.-]/)))].filter(
    (word) => word.length > 1,
  );
  const leastKnown = Math.min(...[...made.values()].map(({ popularity }) => popularity));
  const makers = wordsOf(0, 480).split(' ').map(capitalized);
  for (let number = 0; made.size < count; number++) {
    const chosen = Array.from(
      { length: number % 3 === 0 ? 3 : 2 },
      (_, place) => words[mixed(number, place) % words.length],
    );
    const id = [makers[number % makers.length], ...chosen].join('.');
    const popularity = Math.min(leastKnown - 1, popularityOf(downloadsOf(number)));
    if (!made.has(id.toLowerCase())) made.set(id.toLowerCase(), { id, popularity });
  }
  return [...made.values()];
}

const capitalized = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

const whole = 2 ** 32;

/** A number below 2^32 that looks like chance, the same for the same numbers. */
function mixed(number: number, place: number): number {
  let bits = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 13), 0x297a2d39);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Few of many are downloaded often. */
const downloadsOf = (number: number) => Math.round(100 * ((mixed(number, 9) + 1) / whole) ** -1.2);
