import { env } from '@/lib/config/env';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { lowerName } from '../accounts/names';
import { findProvider } from '../accounts/providers/find';
import { type Actor, requireAdministrator, requireRecentProof, requireTrusted } from '../actor';
import { record } from '../audit';
import { invalidField } from '../errors';
import { notAllowedInOrganization } from '../organization-errors';
import { mayDoToAccount } from '../permissions';
import { findOrganizationFor } from './find';
import { type HeldOrganization, holdOrganization } from './hold';
import { type Policies, readPolicies } from './policies';
import { shortenKeys } from './shorten-keys';
import { findStanding } from './standing';
import { toDosOf } from './to-dos';
import { enqueueTelling } from './tell-unmet';

/** What became true with new policies. */
export type PoliciesChanged = {
  /** API keys in the organization's name that end earlier now, or at once. */
  keysShortened: number;
};

/**
 * Gives an organization other policies. Members who do not meet what is asked now are told by mail; keys that may live
 * longer than its keys now may are cut. The same again changes nothing. Refuses to ask what the actor himself does not
 * meet, for he could not take it back. Throws `organizationNotFound`, `notAllowedInOrganization`, `proofNeeded`, and
 * what is wrong with a field.
 */
export async function changePolicies(actor: Actor, name: string, input: Policies): Promise<PoliciesChanged> {
  const user = requireTrusted(actor);
  await findOrganizationFor(actor, name, 'manage');
  requireRecentProof(user);
  const wanted = check(input);
  return transaction(async (tx) => {
    const organization = await holdOrganization(tx, lowerName(name.trim()));
    const standing = await findStanding(tx, user.accountKey, organization.key);
    if (!(await mayDoToAccount(tx, actor, 'manage', organization.key))) {
      throw notAllowedInOrganization(organization.name, standing);
    }
    const before = await readPolicies(tx, organization.key);
    if (wanted.provider !== before.provider) checkProvider(wanted.provider);
    const changed = await save(tx, actor, organization, before, wanted);
    await requireMet(tx, user.accountKey, organization.key, wanted);
    return changed;
  });
}

/** Has an organization ask nothing of its members any more: the operator's way out when nobody meets what it asks. */
export async function resetDemands(actor: Actor, name: string): Promise<{ name: string; changed: boolean }> {
  requireAdministrator(actor);
  return transaction(async (tx) => {
    const organization = await holdOrganization(tx, lowerName(name.trim()));
    const before = await readPolicies(tx, organization.key);
    const wanted = { ...before, secondFactor: false, provider: null, addressDomain: null };
    await save(tx, actor, organization, before, wanted);
    return { name: organization.name, changed: differ(before, wanted) };
  });
}

async function save(
  tx: Transaction,
  actor: Actor,
  { key: organizationKey }: HeldOrganization,
  before: Policies,
  wanted: Policies,
): Promise<PoliciesChanged> {
  if (!differ(before, wanted)) return { keysShortened: 0 };
  const asksOtherwise =
    before.secondFactor !== wanted.secondFactor ||
    before.provider !== wanted.provider ||
    before.addressDomain !== wanted.addressDomain;
  const data = { ...wanted, ...(asksOtherwise && { toldTo: 0 }) };
  await tx.organizationPolicy.upsert({
    where: { organizationKey },
    create: { organizationKey, ...data },
    update: data,
    select: { organizationKey: true },
  });
  if (asksOtherwise) await enqueueTelling(tx);
  const keysShortened =
    wanted.keyMaxDays === null ? 0 : await shortenKeys(tx, organizationKey, wanted.keyMaxDays);
  await record(tx, actor, 'organization.changePolicies', {
    accountKey: organizationKey,
    organizationKey,
    details: { before, after: wanted, keysShortened },
  });
  return { keysShortened };
}

const differ = (a: Policies, b: Policies) =>
  a.secondFactor !== b.secondFactor ||
  a.provider !== b.provider ||
  a.addressDomain !== b.addressDomain ||
  a.newIdsByAdministratorsOnly !== b.newIdsByAdministratorsOnly ||
  a.keyMaxDays !== b.keyMaxDays;

/** Judged by the very statement that judges every member, of what was just saved. */
async function requireMet(tx: Transaction, memberKey: number, organizationKey: number, wanted: Policies) {
  const standing = await findStanding(tx, memberKey, organizationKey);
  const [first] = standing?.unmet ?? [];
  if (first === undefined) return;
  const [toDo] = toDosOf(wanted, [first]);
  const where = toDo?.page === undefined ? '' : ` See "${toDo.page.name}" in your account.`;
  throw invalidField(
    first,
    `You do not meet this yourself, and could not take it back. ${toDo?.sentence ?? ''}${where} Then ask it of the members.`,
  );
}

function check(input: Policies): Policies {
  const most = env().API_KEY_MAX_DAYS;
  const { keyMaxDays } = input;
  if (keyMaxDays !== null && (!Number.isInteger(keyMaxDays) || keyMaxDays < 1 || keyMaxDays > most)) {
    throw invalidField('keyMaxDays', `Choose 1 to ${most} days, or none: then the gallery's ${most} hold.`);
  }
  return { ...input, addressDomain: checkDomain(input.addressDomain) };
}

const domainPattern =
  /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

function checkDomain(text: string | null): string | null {
  const domain = (text ?? '').trim().toLowerCase().replace(/^@/, '');
  if (domain === '') return null;
  if (domain.length > 253 || !domainPattern.test(domain)) {
    throw invalidField(
      'addressDomain',
      'Give what stands behind the "@" of the members\' addresses, such as example.com.',
    );
  }
  return domain;
}

function checkProvider(provider: string | null): void {
  if (provider !== null && findProvider(provider) === undefined) {
    throw invalidField('provider', 'Nobody signs in here by this provider. Choose one that is offered.');
  }
}
