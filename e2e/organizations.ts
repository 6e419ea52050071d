import type { People, Person } from './people';

export type MadeOrganization = { name: string; administrator: Person; collaborator: Person };

/** Makes an organization with one administrator and one collaborator. */
export async function makeOrganization(people: People): Promise<MadeOrganization> {
  const [administrator, collaborator] = [await people.add(), await people.add()];
  const name = await people.organize({ administrators: [administrator], collaborators: [collaborator] });
  return { name, administrator, collaborator };
}
