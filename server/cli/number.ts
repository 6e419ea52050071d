import { InvalidArgumentError } from 'commander';

const most = 2_147_483_647;

/** The number of a row, as an answer of another command told it. */
export function parseNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most)
    throw new InvalidArgumentError('Give a number that a list named.');
  return number;
}
