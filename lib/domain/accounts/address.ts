import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { accountLocked, nothingToConfirm, sameAddress } from '../account-errors';
import { type Actor, requireRecentProof, requireSignedIn, requireUser, type UserActor } from '../actor';
import { record } from '../audit';
import { takeTry } from '../rate-limit';
import { askToConfirm, takeMailTo } from './claim-address';
import { holdAccount } from './hold';
import { checkAddress } from './names';

/** Mails that one account may have sent. */
const ofAccount = { most: 10, perSeconds: 3600 };

export type OwnAddresses = {
  /** Where the account is reached. */
  confirmed: string | undefined;
  /** What its owner says is his as well, and has not proved yet. */
  pending: string | undefined;
};

/** The addresses of whoever asks. */
export async function getOwnAddresses(actor: Actor): Promise<OwnAddresses> {
  return addressesOf(requireSignedIn(actor).accountKey);
}

/**
 * Has the account reached at another address, once its owner has proved it; until then the old one stays. In place of
 * one that waits already. Throws `sameAddress`, `proofNeeded`, `accountLocked`, `tooManyTries`.
 */
export async function changeAddress(actor: Actor, email: string): Promise<void> {
  const user = requireUser(actor);
  if (user.locked) throw accountLocked(user.name);
  requireRecentProof(user);
  const address = checkAddress(email);
  const lowerAddress = address.toLowerCase();
  const { confirmed } = await addressesOf(user.accountKey);
  if (confirmed?.toLowerCase() === lowerAddress) throw sameAddress();
  await takeMails(user, lowerAddress);

  await transaction(async (tx) => {
    const { accountKey } = user;
    await holdAccount(tx, accountKey);
    const kept = await tx.emailAddress.findFirst({ where: { accountKey, lowerAddress } });
    if (kept?.confirmedAt) throw sameAddress();
    await tx.emailAddress.deleteMany({
      where: { accountKey, confirmedAt: null, lowerAddress: { not: lowerAddress } },
    });
    const { key } =
      kept ??
      (await tx.emailAddress.create({ data: { accountKey, address, lowerAddress }, select: { key: true } }));
    if (kept === null) await record(tx, user, 'account.changeAddress', { accountKey });
    await askToConfirm(tx, key);
  });
}

/** Leaves the address as it is. Again is no error; an account that has proved none keeps the one it waits for. */
export async function cancelAddressChange(actor: Actor): Promise<void> {
  const user = requireSignedIn(actor);
  const { accountKey } = user;
  await transaction(async (tx) => {
    await holdAccount(tx, accountKey);
    if ((await tx.emailAddress.count({ where: { accountKey, confirmedAt: { not: null } } })) === 0) return;
    const { count } = await tx.emailAddress.deleteMany({ where: { accountKey, confirmedAt: null } });
    if (count > 0) await record(tx, user, 'account.cancelChange', { accountKey });
  });
}

/** Sends the link anew; the one that was sent before is no longer good. Throws `nothingToConfirm`, `tooManyTries`. */
export async function resendConfirmation(actor: Actor): Promise<void> {
  const user = requireSignedIn(actor);
  const { pending } = await addressesOf(user.accountKey);
  if (pending === undefined) throw nothingToConfirm();
  await takeMails(user, pending.toLowerCase());
  await transaction(async (tx) => {
    await holdAccount(tx, user.accountKey);
    const claim = await tx.emailAddress.findFirst({
      where: { accountKey: user.accountKey, confirmedAt: null },
    });
    if (claim === null) throw nothingToConfirm();
    await askToConfirm(tx, claim.key);
  });
}

async function takeMails({ accountKey }: UserActor, lowerAddress: string): Promise<void> {
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
