import { env } from '@/lib/config/env';
import { packageNotFound } from '@/lib/domain/errors';
import { createLinks, type Hive, hives } from '@/lib/protocol/v3/links';
import type { RegistrationView } from '@/lib/protocol/v3/registration';
import { packageJson } from '@/lib/http/package-route';

/** The hive of an address, or a 404. */
export function hiveParam(lowerId: string, part: string): Hive {
  const hive = hives.find((known) => known === part);
  if (hive === undefined) throw packageNotFound(lowerId);
  return hive;
}

/** Which versions the hive holds. */
export const filterOf = (hive: Hive, lowerId: string) => ({ lowerId, semVer2: hive === 'gz-semver2' });

/** What the builders of registration documents need. */
export const viewOf = (hive: Hive, lowerId: string): RegistrationView => ({
  links: createLinks(env().GALLERY_URL),
  hive,
  lowerId,
});

/** A document of a hive. The oldest clients do not know compressed answers, so that their hive has none. */
export function registrationJson(hive: Hive, lowerId: string, document: object): Response {
  const response = packageJson(lowerId, document);
  if (hive === 'semver1') response.headers.set('cache-control', 'no-transform');
  return response;
}
