import { aWord } from '@/lib/testing/word';
import { type Person, succeed } from './fixtures';
import type { Ended } from './gallery';

type Lode = (...args: string[]) => Promise<Ended>;

export type MadeOrganization = { name: string; administrator: Person; collaborator: Person };

/** Makes an organization with one administrator and one collaborator. */
export async function makeOrganization(
  lode: Lode,
  aPerson: () => Promise<Person>,
): Promise<MadeOrganization> {
  const [administrator, collaborator] = [await aPerson(), await aPerson()];
  const name = `Org-${aWord()}`;
  const email = ['--email', `${name}@example.test`];
  const members = ['--admin', administrator.name, '--collaborator', collaborator.name];
  await succeed(lode('org', 'add', name, ...email, ...members));
  return { name, administrator, collaborator };
}
