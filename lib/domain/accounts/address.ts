import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { accountLocked, nothingToConfirm, ownAddress, sameAddress } from '../account-errors';
import { type Actor, requireRecentProof, requireUser, type UserActor } from '../actor';
import { takeTry } from '../rate-limit';
import { askToConfirm, takeMailTo } from './claim-address';
import { findConfirmedAddress } from './find';
import { getManaged, getViewed, holdManaged, recordManaged } from './managed';
import { checkAddress } from './names';

/** Mails that one account may have sent. */
const ofAccount = { most: 10, perSeconds: 3600 };

export type OwnAddresses = {
  /** Where the account is reached. */
  confirmed: string | undefined;
  /** What its owner says is its as well, and has not proved yet. */
  pending: string | undefined;
};

/** The addresses of whoever asks, or of an organization that he may look at. */
export async function getOwnAddresses(actor: Actor, organization?: string): Promise<OwnAddresses> {
  return addressesOf((await getViewed(actor, organization)).key);
}

/**
 * Has the actor's account reached at another address, or the organization that is named, once it is proved; until then
 * the old one stays. In place of one that waits already. Throws `sameAddress`, `ownAddress`, `proofNeeded`, `accountLocked`,
 * `tooManyTries`.
 */
export async function changeAddress(actor: Actor, email: string, organization?: string): Promise<void> {
  const user = requireUser(actor);
  if (user.locked) throw accountLocked(user.name);
  requireRecentProof(user);
  const address = checkAddress(email);
  const lowerAddress = address.toLowerCase();
  const managed = await getManaged(actor, organization);
  const { key: accountKey } = managed;
  const { confirmed } = await addressesOf(accountKey);
  if (confirmed?.toLowerCase() === lowerAddress) throw sameAddress();
  if (managed.organization && (await isOwn(user, lowerAddress))) throw ownAddress();
  await takeMails(accountKey, lowerAddress);

  await transaction(async (tx) => {
    await holdManaged(tx, user, managed);
    const kept = await tx.emailAddress.findFirst({ where: { accountKey, lowerAddress } });
    if (kept?.confirmedAt) throw sameAddress();
    await tx.emailAddress.deleteMany({
      where: { accountKey, confirmedAt: null, lowerAddress: { not: lowerAddress } },
    });
    const { key } =
      kept ??
      (await tx.emailAddress.create({ data: { accountKey, address, lowerAddress }, select: { key: true } }));
    if (kept === null) await recordManaged(tx, user, managed, 'changeAddress');
    await askToConfirm(tx, key);
  });
}

/** Leaves the address as it is. Again is no error; an account that has proved none keeps the one it waits for. */
export async function cancelAddressChange(actor: Actor, organization?: string): Promise<void> {
  const managed = await getManaged(actor, organization);
  const { key: accountKey } = managed;
  await transaction(async (tx) => {
    await holdManaged(tx, actor, managed);
    if ((await tx.emailAddress.count({ where: { accountKey, confirmedAt: { not: null } } })) === 0) return;
    const { count } = await tx.emailAddress.deleteMany({ where: { accountKey, confirmedAt: null } });
    if (count > 0) await recordManaged(tx, actor, managed, 'cancelChange');
  });
}

/** Sends the link anew; the one that was sent before is no longer good. Throws `nothingToConfirm`, `tooManyTries`. */
export async function resendConfirmation(actor: Actor, organization?: string): Promise<void> {
  const managed = await getManaged(actor, organization);
  const { key: accountKey } = managed;
  const { pending } = await addressesOf(accountKey);
  if (pending === undefined) throw nothingToConfirm();
  await takeMails(accountKey, pending.toLowerCase());
  await transaction(async (tx) => {
    await holdManaged(tx, actor, managed);
    const claim = await tx.emailAddress.findFirst({ where: { accountKey, confirmedAt: null } });
    if (claim === null) throw nothingToConfirm();
    await askToConfirm(tx, claim.key);
  });
}

const isOwn = async ({ accountKey }: UserActor, lowerAddress: string): Promise<boolean> =>
  (await findConfirmedAddress(accountKey))?.toLowerCase() === lowerAddress;

async function takeMails(accountKey: number, lowerAddress: string): Promise<void> {
  await takeTry(`claim:account:${accountKey}`, ofAccount);
  await takeMailTo(lowerAddress);
}

async function addressesOf(accountKey: number): Promise<OwnAddresses> {
  const found = await db().emailAddress.findMany({ where: { accountKey }, orderBy: { key: 'asc' } });
  return {
    confirmed: found.find(({ confirmedAt }) => confirmedAt !== null)?.address,
    pending: found.find(({ confirmedAt }) => confirmedAt === null)?.address,
  };
}
