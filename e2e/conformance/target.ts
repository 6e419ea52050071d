import { z } from 'zod';
import { Keys } from './keys.mjs';

/** The server under test, and what is known about it. */
export const Target = z.strictObject({
  indexUrl: z.url(),
  key: z.string().optional(),
  keys: Keys,
  /** How long what was written may take to be seen; 0 where the server promises that it is seen at once. */
  waitSeconds: z.number().nonnegative(),
  /** Our own gallery: its sentences are known, and it must let every check run but these. */
  own: z.strictObject({ maySkip: z.array(z.int()) }).optional(),
});

export type Target = z.infer<typeof Target>;

/** The variable that tells the tests of a project their target, in JSON. */
export const variableOf = (project: string) => `${project.toUpperCase().replaceAll('-', '_')}_TARGET`;

export const readTarget = (project: string): Target =>
  Target.parse(JSON.parse(process.env[variableOf(project)] ?? '{}'));

/** What a sentence has to say: our own gallery's words, or anything at all. */
export const sentence = ({ own }: Target, ours: RegExp): RegExp => (own === undefined ? /\S/ : ours);
