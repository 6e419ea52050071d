import type { Transaction } from '@/lib/db/transaction';
import { organizationNotFound } from '../organization-errors';

export type HeldOrganization = { key: number; name: string };

/**
 * Holds an organization's row to the end of the transaction: all that changes its members, invitations and policies
 * comes one after the other. An organization is held before any person. Throws `organizationNotFound`.
 */
export async function holdOrganization(tx: Transaction, lowerName: string): Promise<HeldOrganization> {
  const [held] = await tx.$queryRaw<HeldOrganization[]>`
    select key, name from "Account"
    where "lowerName" = ${lowerName} and kind = 'organization' and "deletedAt" is null for no key update`;
  if (held === undefined) throw organizationNotFound(lowerName);
  return held;
}
