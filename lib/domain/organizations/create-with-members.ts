import { db } from '@/lib/db/client';
import type { Actor } from '../actor';
import { createOrganizationFor, type NewMember, type NewOrganization } from './create';
import { getPerson } from './invitee';

type Names = { administrators: readonly string[]; collaborators: readonly string[] };

/**
 * Makes an organization with members whom the operator names. Who is named twice is an administrator. Throws what
 * `createOrganizationFor` and `getPerson` throw.
 */
export async function createOrganizationWith(
  actor: Actor,
  input: NewOrganization,
  { administrators, collaborators }: Names,
): Promise<{ key: number; name: string }> {
  const roles = new Map<number, NewMember['role']>();
  for (const name of collaborators) roles.set((await getPerson(db(), name)).key, 'collaborator');
  for (const name of administrators) roles.set((await getPerson(db(), name)).key, 'administrator');
  const members = [...roles].map(([memberKey, role]) => ({ memberKey, role }));
  return createOrganizationFor(actor, input, members);
}
