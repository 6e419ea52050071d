import { z } from 'zod';

/** A text of a form; `what` is how a sentence calls it, such as "the name". */
export const text = (what: string, longest: number) =>
  z
    .string(`Give ${what}.`)
    .max(longest, `Shorten ${what} to at most ${longest.toLocaleString('en')} characters.`);

/** The key of a row that the page offered. */
export const rowKey = z.coerce
  .number('Load the page again, and choose what it offers.')
  .pipe(z.int32('Load the page again, and choose what it offers.'));

/** A box that is not ticked is not sent. */
export const ticked = z
  .literal('true')
  .optional()
  .transform((value) => value !== undefined);
