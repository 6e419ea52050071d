import { frontHeaders } from './front-headers';

/** How long our own front may keep an answer; what leaves the building is always revalidated. */
export const policies = {
  /** Changes with the configuration alone, hence with a restart. */
  serviceIndex: { maxAgeSeconds: 3600 },
  /** Purged by every write to the package, so the time is only a bound. */
  package: { maxAgeSeconds: 3600 },
  /** Purged by every write; download counts may lag by this much. */
  search: { maxAgeSeconds: 60 },
  /** Purged by every commit to the catalog. */
  catalog: { maxAgeSeconds: 3600 },
  /** Finished pages and leaves of the catalog never change again. */
  finished: { maxAgeSeconds: 31_536_000 },
  /** Bytes behind an address that is made of them; purged once nobody has them as a picture any more. */
  picture: { maxAgeSeconds: 86_400 },
  /** What an outside service shows of a person: asked for anew after a day, and sooner when it had nothing. */
  avatar: { maxAgeSeconds: 86_400 },
  missingAvatar: { maxAgeSeconds: 3600 },
  /** Purged by every change of what is known against packages. */
  advisories: { maxAgeSeconds: 3600 },
  /** An ID that does not exist (yet): many feeds are asked for foreign IDs. */
  missing: { maxAgeSeconds: 10 },
} as const;

export type Policy = (typeof policies)[keyof typeof policies];

/** The headers by which a handler lets the front keep its answer. */
export function cacheFor(policy: Policy, ...dependsOn: string[]): Record<string, string> {
  return {
    [frontHeaders.surrogateControl]: `max-age=${policy.maxAgeSeconds}`,
    [frontHeaders.cacheTag]: dependsOn.join(', '),
  };
}
