import { isStopWord, type Word } from '@/lib/nuget/search-words';
import { quoteLexeme } from './lexemes';

/** How a lexeme is written into a query; `last` says of the parts of a word which one ends it. */
export type LexemeForm = (lexeme: string, last: boolean) => string;

export const anywhere: LexemeForm = (lexeme) => quoteLexeme(lexeme);

/** Anywhere, the last one also as the beginning of a lexeme. */
export const beginning: LexemeForm = (lexeme, last) => `${quoteLexeme(lexeme)}${last ? ':*' : ''}`;

export const allOf = (forms: string[]) => join(forms, ' & ');
export const anyOf = (forms: string[]) => join(forms, ' | ');

function join(forms: string[], operator: string): string | undefined {
  const different = [...new Set(forms)];
  return different.length > 1 ? `(${different.join(operator)})` : different[0];
}

/** The word, or all parts that its casing divides it into. */
export function wordForm({ text, parts }: Word, formOf: LexemeForm): string {
  const whole = formOf(text, true);
  const divided = allOf(parts.map((part, index) => formOf(part, index === parts.length - 1)));
  return divided === undefined ? whole : `(${whole} | ${divided})`;
}

/**
 * One word, or several one after the other. Those that tell nothing are not kept of prose: there they only take up
 * room.
 */
export function phraseForm(words: Word[], formOf: (word: Word) => LexemeForm): string | undefined {
  const someTell = words.some((word) => !isStopWord(word));
  let phrase: string | undefined;
  let distance = 0;
  for (const word of words) {
    distance += 1;
    if (someTell && isStopWord(word)) continue;
    const form = wordForm(word, formOf(word));
    phrase = phrase === undefined ? form : `(${phrase} <${distance}> ${form})`;
    distance = 0;
  }
  return phrase;
}
