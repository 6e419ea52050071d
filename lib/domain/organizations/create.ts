import { isUniqueViolation, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { addressTaken, nameTaken, ownAddress } from '../account-errors';
import { askToConfirm, takeMailTo } from '../accounts/claim-address';
import { findConfirmedAddress } from '../accounts/find';
import { holdPeople } from '../accounts/hold';
import { checkAddress, checkName, lowerName } from '../accounts/names';
import { type Actor, requireTrusted } from '../actor';
import { record } from '../audit';
import { signInNeeded } from '../errors';
import { takeTry } from '../rate-limit';
import type { MemberRole } from './standing';
import { endTransformOfMember } from './transform-requests';

export type NewOrganization = { name: string; email: string };

/** Organizations that one person may make. */
const ofPerson = { most: 20, perSeconds: 3600 };

/**
 * Makes an organization with the actor as its administrator. A mail asks to prove its address; until then nothing is
 * published in its name. Whether the address belongs to somebody else already is not told. Throws `nameTaken`,
 * `ownAddress`, `tooManyTries`, and what is wrong with a field.
 */
export async function createOrganization(
  actor: Actor,
  input: NewOrganization,
): Promise<{ key: number; name: string }> {
  const user = requireTrusted(actor);
  const organization = check(input);
  const own = await findConfirmedAddress(user.accountKey);
  if (own?.toLowerCase() === organization.address.toLowerCase()) throw ownAddress();
  await takeTry(`organization:${user.accountKey}`, ofPerson);
  await takeMailTo(organization.address.toLowerCase());
  return transaction(async (tx) => {
    const members = [{ memberKey: user.accountKey, role: 'administrator' as const }];
    const made = await insertOrganization(tx, actor, organization, members, { confirmed: false });
    const claim = await tx.emailAddress.findFirstOrThrow({
      where: { accountKey: made.key },
      select: { key: true },
    });
    await askToConfirm(tx, claim.key);
    return made;
  });
}

/** As `createOrganization`, with an address that counts as confirmed, and the members whom the operator names. */
export async function createOrganizationFor(
  actor: Actor,
  input: NewOrganization,
  members: readonly NewMember[],
): Promise<{ key: number; name: string }> {
  const organization = check(input);
  return transaction((tx) => insertOrganization(tx, actor, organization, members, { confirmed: true }));
}

export type NewMember = { memberKey: number; role: MemberRole };

const check = ({ name, email }: NewOrganization) => ({ name: checkName(name), address: checkAddress(email) });

async function insertOrganization(
  tx: Transaction,
  actor: Actor,
  { name, address }: { name: string; address: string },
  members: readonly NewMember[],
  { confirmed }: { confirmed: boolean },
): Promise<{ key: number; name: string }> {
  const lowerAddress = address.toLowerCase();
  const people = members.map(({ memberKey }) => memberKey);
  if ((await holdPeople(tx, people)).length < people.length) throw signInNeeded();
  await lockName(tx, `account:${lowerName(name)}`);
  if (confirmed) await lockName(tx, `address:${lowerAddress}`);
  const taken = await tx.account.findUnique({ where: { lowerName: lowerName(name) }, select: { key: true } });
  if (taken !== null) throw nameTaken(name);
  const owner = await tx.emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
  if (confirmed && owner !== null) throw addressTaken();

  try {
    const account = await tx.account.create({
      data: {
        kind: 'organization',
        name,
        lowerName: lowerName(name),
        addresses: {
          create: {
            address,
            lowerAddress,
            ...(confirmed && { confirmedAddress: lowerAddress, confirmedAt: new Date() }),
          },
        },
        members: { create: [...members] },
      },
      select: { key: true, name: true },
    });
    for (const key of people) await endTransformOfMember(tx, actor, key);
    await record(tx, actor, 'organization.create', {
      accountKey: account.key,
      organizationKey: account.key,
      details: { members: members.length },
    });
    return account;
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(name) : error;
  }
}
