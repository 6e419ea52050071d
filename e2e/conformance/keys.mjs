import { z } from 'zod';

const Named = z.strictObject({ id: z.string(), version: z.string() });

/**
 * What some checks need beside a key that may push and unlist everything, as a person writes it into the keys file.
 * A check whose need is not met is not run.
 */
export const Keys = z.strictObject({
  /** The account that the key belongs to. */
  owner: z.string().optional(),
  pushVersion: z.string().optional(),
  unlist: z.string().optional(),
  expired: z.string().optional(),
  /** Ends within ten days. */
  expiring: z.string().optional(),
  /** Covers the IDs that begin with this and a dot. */
  glob: z.strictObject({ key: z.string(), prefix: z.string() }).optional(),
  stranger: z.strictObject({ owner: z.string(), key: z.string() }).optional(),
  locked: Named.optional(),
  deleted: Named.optional(),
  vulnerable: Named.optional(),
  validating: Named.optional(),
  failedValidation: Named.optional(),
  /** Reserved for the key's account, for another one, and for another one that shares it; each ends in a dot. */
  prefixes: z.strictObject({ own: z.string(), foreign: z.string(), shared: z.string() }).optional(),
  maxPackageMb: z.int().positive().optional(),
});
