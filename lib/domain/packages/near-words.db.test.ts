import { expect, test } from 'vitest';
import { transaction } from '@/lib/db/transaction';
import { splitWords } from '@/lib/nuget/search-words';
import { aWord } from '@/lib/testing/word';
import { findNearWords, keepWords } from './near-words';

const keep = (...ids: string[]) => transaction((tx) => keepWords(tx, ids));
const near = async (typed: string) => Object.fromEntries(await findNearWords(splitWords(typed)));

test('words of IDs are near when at most one letter less of each makes them the same', async () => {
  // Two letters that change places are two that differ.
  const word = aWord().replace(/^(.{4}).{2}/, '$1xy');
  await keep(`Contoso.${word}`);

  const slips = {
    missing: word.slice(0, 4) + word.slice(5),
    added: `${word.slice(0, 4)}q${word.slice(4)}`,
    wrong: `${word.slice(0, 4)}q${word.slice(5)}`,
    changed: word.slice(0, 4) + word.charAt(5) + word.charAt(4) + word.slice(6),
  };
  for (const slip of Object.values(slips)) expect(await near(slip)).toEqual({ [slip]: [word] });
  expect(await near(word)).toEqual({});
  expect(await near(word.slice(2))).toEqual({});
});

test('the parts of a word are kept as well, and the same word once', async () => {
  const [first, second] = [aWord(), aWord()];
  const camel = `${first}${second.charAt(0).toUpperCase()}${second.slice(1)}`;
  await Promise.all([keep(camel), keep(camel), keep(`X.${camel}`, camel)]);

  const slip = second.slice(1);
  expect(await near(slip)).toEqual({ [slip]: [second] });
});

test('nothing is near words that are short, long or too many', async () => {
  const word = aWord();
  const slip = word.slice(1);
  await keep(`Xyz.${word}`, 'x'.repeat(60));

  expect(await near('xyy')).toEqual({});
  expect(await near('x'.repeat(59))).toEqual({});
  expect(await near('')).toEqual({});
  const others = Array.from({ length: 8 }, aWord).join(' ');
  expect(await near(`${slip} ${others.slice(0, 20)}`)).toEqual({ [slip]: [word] });
  expect(await near(`${slip} ${others}`)).toEqual({});
});
