import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { findProvider } from '../accounts/providers/find';
import type { Actor } from '../actor';
import { mayDoAsMember } from '../permissions';
import { findOrganizationFor, type FoundOrganization } from './find';
import { type Demands, type ToDo, toDosOf } from './to-dos';

/** What an organization asks, and what it allows. */
export type Policies = Demands & {
  newIdsByAdministratorsOnly: boolean;
  /** The longest life of API keys made in its name; null: as long as the gallery allows. */
  keyMaxDays: number | null;
};

export const noPolicies: Policies = {
  secondFactor: false,
  provider: null,
  addressDomain: null,
  newIdsByAdministratorsOnly: false,
  keyMaxDays: null,
};

export const policyColumns = {
  secondFactor: true,
  provider: true,
  addressDomain: true,
  newIdsByAdministratorsOnly: true,
  keyMaxDays: true,
} as const;

export type OrganizationPolicies = {
  organization: { key: number; name: string };
  policies: Policies;
  /** What the settings call the provider; undefined when none is asked for, or it is no longer in the settings. */
  providerName: string | undefined;
  /** Whether whoever asks may change them. */
  mayChange: boolean;
  /** Whether he may see who does not meet them. */
  mayJudge: boolean;
};

/** The policies of an organization, for its members and the gallery's administrators. Throws `organizationNotFound`. */
export async function getPolicies(actor: Actor, name: string): Promise<OrganizationPolicies> {
  const { standing, ...organization } = await findOrganizationFor(actor, name, 'view');
  const policies = await readPolicies(db(), organization.key);
  return {
    organization,
    policies,
    providerName: findProvider(policies.provider ?? '')?.name,
    mayChange: mayDoAsMember(actor, 'manage', standing),
    mayJudge: mayDoAsMember(actor, 'manageMembers', standing),
  };
}

export const readPolicies = async (
  tx: Pick<Transaction, 'organizationPolicy'>,
  organizationKey: number,
): Promise<Policies> =>
  (await tx.organizationPolicy.findUnique({ where: { organizationKey }, select: policyColumns })) ??
  noPolicies;

/** What a member has to do before he may act in the organization's name: nothing for who is no member. */
export async function listOwnToDos({
  key,
  standing,
}: Pick<FoundOrganization, 'key' | 'standing'>): Promise<ToDo[]> {
  if (standing === undefined || standing.unmet.length === 0) return [];
  return toDosOf(await readPolicies(db(), key), standing.unmet);
}
