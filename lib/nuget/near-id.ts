import leven from 'leven';
import { plainLetter } from './plain-letter';

/** What somebody in a hurry sees of an ID. */
export type Look = {
  /** Its parts, each letter and digit as the plain letter that it is easily taken for. */
  parts: readonly string[];
  /** The same without what joins them. */
  letters: string;
  /** The letters, with each pair of letters that runs together as the letter that it makes. */
  outline: string;
  /** Its parts as they are but for case and joiners: with their digits. */
  plain: string;
};

const digitTwins: Record<string, string> = { 0: 'o', 1: 'l', 5: 's' };
const pairTwins: Record<string, string> = { rn: 'm', vv: 'w', cl: 'd' };
const pairs = new RegExp(Object.keys(pairTwins).join('|'), 'g');
const twinsOfPairs = new RegExp(`[${Object.values(pairTwins).join('')}]`, 'g');

export function lookOf(id: string): Look {
  const plain = plainOf(id).toLowerCase().replaceAll('i', 'l');
  const parts = plain.replace(/[015]/g, (digit) => digitTwins[digit] ?? digit).split('.');
  const letters = parts.join('');
  const outline = letters.replace(pairs, (pair) => pairTwins[pair] ?? pair);
  return { parts, letters, outline, plain };
}

/** Thousands of IDs are looked at for each new one, nearly all of them ASCII. */
const plainOf = (id: string): string =>
  isAscii(id)
    ? id.replace(/[^A-Za-z0-9]/g, '.')
    : id.normalize('NFKD').replace(/[^A-Za-z0-9]/gu, plainLetter);

const isAscii = (id: string) => /^[\x20-\x7e]*$/.test(id);

/** Without the numbers at the ends of parts; one between letters is no more than a place. */
const unnumbered = ({ plain }: Look) => plain.split('.').map(withoutNumbers).join('');

/** A digit within a word is easily overlooked, unless the other ID has one there, too. */
const withoutNumbers = (part: string) => part.replace(/^\d+|\d+$/g, '').replace(/\d+/g, '#');

/**
 * Whether people may take one ID for the other: both look the same, or a slip or two makes one the other. IDs that
 * differ by a number or a short word alone are told apart.
 */
export function looksLike(one: Look, other: Look): boolean {
  if (one.outline === other.outline) return true;
  const letters = Math.max(one.letters.length, other.letters.length);
  const most = Math.min(mostSlips, Math.floor(letters / lettersPerSlip));
  if (Math.abs(one.letters.length - other.letters.length) > most) return false;
  const slips = countSlips(one.letters, other.letters, most);
  return (
    slips <= most &&
    slips <= lettersThatDiffer(one.parts, other.parts) / lettersPerSlipWithin &&
    unnumbered(one) !== unnumbered(other)
  );
}

/** How many letters and digits an ID has; 0 when one is not ASCII, for that may look like several. */
export const countLetters = (id: string): number =>
  isAscii(id) ? id.replace(/[^A-Za-z0-9]/g, '').length : 0;

/** How many letters an ID has that looks like this one, at least and at most. */
export function lettersOfNearIds({ letters, outline }: Look): { least: number; most: number } {
  const mostPairs = outline.match(twinsOfPairs)?.length ?? 0;
  return {
    least: Math.min(outline.length, letters.length - mostSlips),
    most: Math.max(outline.length + mostPairs, letters.length + mostSlips),
  };
}

const mostSlips = 2;

/** Short IDs are next to each other by nature, as NUnit is to xunit. */
const lettersPerSlip = 7;

/** And so are short words at the same place, as in `AWSSDK.SQS` and `AWSSDK.SNS`. */
const lettersPerSlipWithin = 4;

/**
 * How many letters are left out, added or wrong, or one where two changed places; more than `most` is told as one
 * more.
 */
function countSlips(one: string, other: string, most: number): number {
  const distance = leven(one, other, { maxDistance: most + 1 });
  return distance === 2 && haveSwapped(one, other) ? 1 : distance;
}

/** Of two that are not the same. */
function haveSwapped(one: string, other: string): boolean {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2) === other;
}

/** How many letters the parts have that are not among the other's, of the side that has more. */
const lettersThatDiffer = (one: readonly string[], other: readonly string[]): number =>
  Math.max(lettersNotIn(one, other), lettersNotIn(other, one));

const lettersNotIn = (parts: readonly string[], others: readonly string[]): number =>
  parts.filter((part) => !others.includes(part)).join('').length;
