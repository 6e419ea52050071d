import { text } from './fields';
import { readPatterns } from './key-patterns';

/** The package IDs that a key covers, as a form gives them: one pattern at least. */
export const patternsField = text('the package IDs', 20_000)
  .transform((typed) => readPatterns(typed, []))
  .refine((globs) => globs.length > 0, 'Name at least one pattern; * covers every package.');

/** The networks from which alone a key may be used; none are everywhere. */
export const networksField = text('the networks', 2_000)
  .default('')
  .transform((typed) => typed.split(/[\s,;]+/).filter((network) => network !== ''));
