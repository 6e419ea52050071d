import type { SearchTerm } from '@/lib/nuget/search-query';
import { isStopWord, splitWords, type Word } from '@/lib/nuget/search-words';
import { mark, quoteLexeme } from './lexemes';
import type { NearWords } from './near-words';
import { allOf, anyOf, anywhere, beginning, phraseForm, wordForm } from './tsquery';

/** What words that name no field ask of a document, as texts of tsqueries. */
export type AskedWords = {
  /** All of these must be true. */
  required: string[];
  /** What counts for the rank. */
  ranked: string[];
  /** The words as they were typed: to have them whole counts more. */
  whole: string[];
  /** The IDs that all words make when they are written as one, with and without words that are near. */
  squeezed: string[];
};

/**
 * Every word must be found, the last one as the beginning of a word, for it may not be typed to its end. Words that
 * tell nothing need not, unless there are no others. Words that are not quoted are found as well as the initials of an
 * ID's word, with the next one written as one, and all of them as an ID without its separators; and, where near words
 * are given, by these.
 */
export function readUnscoped(terms: SearchTerm[], near: NearWords = new Map()): AskedWords {
  const quoted = terms.filter((term) => term.quoted).map(({ text }) => splitWords(text));
  const loose = looseWords(terms);
  const open = terms.at(-1)?.quoted === true ? undefined : loose.at(-1);
  const tells = [...quoted.flat(), ...loose].some((word) => !isStopWord(word))
    ? (word: Word) => !isStopWord(word)
    : () => true;

  const phrases = quoted.flatMap((words) =>
    present(words.some(tells) ? phraseForm(words, () => anywhere) : undefined),
  );
  const readings = readLoose(loose.filter(tells), open, near);
  const squeezed = quoted.length > 0 ? [] : squeeze(loose, near);
  const oneId = squeezed.map((text) => quoteLexeme(mark('squeezed', text)));
  const allWords = allOf(readings.map(({ found }) => found));

  return {
    required: [...phrases, ...present(allWords && anyOf([allWords, ...oneId]))],
    ranked: [
      ...quoted.flat().flatMap(({ text, parts }) => [text, ...parts].map(quoteLexeme)),
      ...readings.flatMap(({ ranked }) => ranked),
      ...oneId,
    ],
    whole: [
      ...quoted.flat().map(({ text }) => quoteLexeme(text)),
      ...readings.flatMap(({ whole }) => whole),
      ...oneId,
    ],
    squeezed,
  };
}

/** The words that were not quoted, in their order. */
export function looseWords(terms: SearchTerm[]): Word[] {
  return terms.filter((term) => !term.quoted).flatMap(({ text }) => splitWords(text));
}

type Reading = { found: string; ranked: string[]; whole: string[] };

/** How each word is found: by itself, or together with the one before or after it. */
function readLoose(words: Word[], open: Word | undefined, near: NearWords): Reading[] {
  const formOf = (word: Word) => (word === open ? beginning : anywhere);
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1];
    return next === undefined ? [] : [formOf(next)(word.text + next.text, true)];
  });
  return words.map((word, index) => {
    const others = [...initials(word), ...(near.get(word.text) ?? []).map(quoteLexeme)];
    const joined = pairs.slice(Math.max(0, index - 1), index + 1);
    const itself = wordForm(word, formOf(word));
    return {
      found: anyOf([itself, ...others, ...joined]) ?? itself,
      ranked: [formOf(word)(word.text, true), ...word.parts.map(quoteLexeme), ...others, ...joined],
      whole: [quoteLexeme(word.text), ...others],
    };
  });
}

/** So few letters may be those that the parts of an ID's word begin with: `di` for DependencyInjection. */
function initials({ text }: Word): string[] {
  return /^\p{L}{2,4}$/u.test(text) ? [quoteLexeme(mark('initials', text))] : [];
}

const mostSqueezed = 20;

function squeeze(words: Word[], near: NearWords): string[] {
  if (words.length === 0) return [];
  return words.reduce(
    (texts, { text }) =>
      texts
        .flatMap((before) => [text, ...(near.get(text) ?? [])].map((next) => before + next))
        .slice(0, mostSqueezed),
    [''],
  );
}

const present = (text: string | undefined): string[] => (text === undefined ? [] : [text]);
