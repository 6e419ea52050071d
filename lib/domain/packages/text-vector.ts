import { isStopWord, splitWords } from '@/lib/nuget/search-words';
import { mark, type Mark, quoteLexeme } from './lexemes';

type Field = {
  /** How much a word counts in a ranking, A the most. */
  weight?: 'A' | 'B' | 'C' | 'D';
  /** Whether it is prose, of which words that tell nothing are left out. */
  prose?: boolean;
  /** Keeps the words as marks, which are found only when this field is asked for. */
  as?: Mark;
};

export type TextVector = {
  addText(text: string, field?: Field): void;
  /** A mark with a weight counts in a ranking as a word does. */
  addMark(kind: Mark, value: string, weight?: Field['weight']): void;
  /** As PostgreSQL reads it. */
  toString(): string;
};

/** PostgreSQL counts no further. */
const maxPosition = 16_383;

/**
 * Collects the words of a document. Words have their position in the text, the parts of a word that of the word, so
 * that phrases can be found; no phrase reaches from one text into the next.
 */
export function createTextVector(): TextVector {
  const positions = new Map<string, Set<string>>();
  let next = 1;

  function add(lexeme: string, ...at: string[]): void {
    const known = positions.get(lexeme) ?? new Set();
    positions.set(lexeme, known);
    for (const position of at) known.add(position);
  }

  return {
    addText(text, { weight = '', prose = false, as } = {}) {
      for (const word of splitWords(text)) {
        if (!prose || !isStopWord(word)) {
          for (const lexeme of [word.text, ...word.parts]) {
            add(as === undefined ? lexeme : mark(as, lexeme), `${next}${weight}`);
          }
        }
        next = Math.min(next + 1, maxPosition);
      }
      next = Math.min(next + 1, maxPosition);
    },
    addMark(kind, value, weight) {
      if (value !== '') add(mark(kind, value), ...(weight === undefined ? [] : [`${next}${weight}`]));
    },
    toString() {
      return Array.from(positions, ([lexeme, at]) =>
        at.size === 0 ? quoteLexeme(lexeme) : `${quoteLexeme(lexeme)}:${[...at].join(',')}`,
      ).join(' ');
    },
  };
}
