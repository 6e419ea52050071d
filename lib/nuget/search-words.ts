import { lowerInvariant } from './invariant-case';
import { normalForm } from './normal-form';

/** A word in lower case, and the parts that its letters' cases and digits divide it into: none when it is whole. */
export type Word = { text: string; parts: readonly string[] };

/** Runs of letters, digits and what is neither punctuation nor white space, such as emoji. */
const wordPattern = /[^\s\p{Cc}\p{Cs}\p{P}$+<=>^`|~]+/gu;

/** `XMLParser2` is XML, Parser and 2: an upper-case run leaves its last letter to the lower-case ones that follow. */
const partPattern = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{M}]+|\p{N}+|[^\p{Lu}\p{Ll}\p{M}\p{N}]+/gu;

const maxLength = 300;

/** The first 300 characters of a text, of which none is cut in half. */
export function truncateWord(text: string): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return text.length > maxLength ? text.slice(0, end) : text;
}

/** The words of a text, in their order. Documents and queries are both read by this, so that they meet. */
export function splitWords(text: string): Word[] {
  const words = normalForm(text).match(wordPattern) ?? [];
  return words.map((word) => splitWord(truncateWord(word)));
}

function splitWord(word: string): Word {
  const parts = word.match(partPattern) ?? [];
  return {
    text: lowerInvariant(word),
    parts: parts.length > 1 ? [...new Set(parts.map(lowerInvariant))] : [],
  };
}

const stopWords = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);

/** Whether a word is so common in English prose that it tells nothing. */
export function isStopWord({ text }: Word): boolean {
  return stopWords.has(text);
}
