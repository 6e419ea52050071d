import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { splitWords, type Word } from '@/lib/nuget/search-words';

/** Words of IDs that are near what was typed, by the word that was typed. */
export type NearWords = ReadonlyMap<string, string[]>;

const shortest = 4;
const longest = 40;
const mostWords = 8;
const mostNear = 10;

/**
 * Words of IDs that leaving out at most one letter makes the same as a word that was typed, of which one letter may be
 * left out too: so a letter too many, too few, a wrong one and two that changed places are forgiven.
 */
export async function findNearWords(words: readonly Word[]): Promise<NearWords> {
  const texts = [...new Set(words.map(({ text }) => text))].filter(isKept);
  if (texts.length === 0 || texts.length > mostWords) return new Map();
  const given = texts.map((text) => ({ text, forms: nearForms(text) }));
  const found = await db().$queryRaw<{ text: string; near: string[] }[]>`
    select text, array(select word from "SearchWord" where "nearForms" && forms and word <> text
                       order by abs(length(word) - length(text)), word limit ${mostNear}) as near
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (text text, forms text[])`;
  return new Map(found.filter(({ near }) => near.length > 0).map(({ text, near }) => [text, near]));
}

/** Keeps the words of IDs. They stay when the last package that has them goes: then they find nothing. */
export async function keepWords(tx: Transaction, ids: readonly string[]): Promise<void> {
  const words = new Set(ids.flatMap(splitWords).flatMap(({ text, parts }) => [text, ...parts]));
  const kept = [...words].filter(isKept).map((word) => ({ word, forms: nearForms(word) }));
  // In one order, so that two pushes never wait for each other in a circle.
  await tx.$executeRaw`
    insert into "SearchWord" (word, "nearForms")
    select word, forms from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as given (word text, forms text[])
    where not exists (select from "SearchWord" known where known.word = given.word)
    order by word
    on conflict do nothing`;
}

const isKept = (word: string) => word.length >= shortest && word.length <= longest && !/^\p{N}+$/u.test(word);

/** A word, and what is left of it without any one of its letters. */
function nearForms(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}
