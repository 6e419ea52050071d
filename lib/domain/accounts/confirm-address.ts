import { db } from '@/lib/db/client';
import { isUniqueViolation, lockName, transaction } from '@/lib/db/transaction';
import {
  accountLocked,
  addressProvedByOther,
  confirmationDone,
  confirmationOfOther,
  confirmationUnknown,
} from '../account-errors';
import { type Actor, requireSignedIn, type UserActor } from '../actor';
import { record } from '../audit';
import { hashSecret } from '../secret';
import { mailAddressChanged } from './address-mails';
import { holdAccount } from './hold';
import { endResets } from './reset-token';

/** The address that a link proves. Throws what `confirmAddress` throws, and changes nothing. */
export async function getConfirmation(actor: Actor, token: string): Promise<{ address: string }> {
  const user = requireSignedIn(actor);
  const claim = await db().emailAddress.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: columns,
  });
  const { address, lowerAddress } = requireOpen(user, claim);
  const owner = await db().emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
  if (owner !== null) throw addressProvedByOther();
  return { address };
}

/**
 * Proves by the token of a mail that an address belongs to whoever signed in: from now on the account is reached there,
 * and at its former address it is told so. The first account that proves an address has it. Gives the address. Throws
 * `confirmationUnknown`, `confirmationOfOther`, `confirmationDone`, `addressProvedByOther`, `accountLocked`.
 */
export async function confirmAddress(actor: Actor, token: string): Promise<string> {
  const user = requireSignedIn(actor);
  const tokenHash = hashSecret(token);
  try {
    return await transaction(async (tx) => {
      await holdAccount(tx, user.accountKey);
      const claim = requireOpen(
        user,
        await tx.emailAddress.findUnique({ where: { tokenHash }, select: columns }),
      );
      const { key, accountKey, address, lowerAddress } = claim;
      await lockName(tx, `address:${lowerAddress}`);
      const owner = await tx.emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
      if (owner !== null) throw addressProvedByOther();

      const former = await tx.emailAddress.findFirst({ where: { accountKey, confirmedAt: { not: null } } });
      if (former !== null) await tx.emailAddress.delete({ where: { key: former.key } });
      await tx.emailAddress.update({
        where: { key },
        data: { confirmedAt: new Date(), confirmedAddress: lowerAddress },
        select: { key: true },
      });
      // Links that lie in the mailbox of the former address.
      await endResets(tx, accountKey);
      await record(tx, user, 'account.confirmAddress', { accountKey });
      if (former !== null)
        await mailAddressChanged(tx, { from: former.address, to: address, name: user.name });
      return address;
    });
  } catch (error) {
    throw isUniqueViolation(error) ? addressProvedByOther() : error;
  }
}

const columns = {
  key: true,
  accountKey: true,
  address: true,
  lowerAddress: true,
  confirmedAt: true,
} as const;

type ClaimRow = { accountKey: number; confirmedAt: Date | null };

/** A claim that this person may prove. */
function requireOpen<Row extends ClaimRow>({ accountKey, name, locked }: UserActor, claim: Row | null): Row {
  if (claim === null) throw confirmationUnknown();
  if (claim.accountKey !== accountKey) throw confirmationOfOther(name);
  if (claim.confirmedAt !== null) throw confirmationDone();
  if (locked) throw accountLocked(name);
  return claim;
}
