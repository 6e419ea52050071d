import { db } from '@/lib/db/client';
import { isUniqueViolation, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import {
  accountLocked,
  addressProvedByOther,
  confirmationDone,
  confirmationOfOrganization,
  confirmationOfOther,
  confirmationUnknown,
} from '../account-errors';
import { type Actor, requireSignedIn, requireTrusted, type UserActor } from '../actor';
import { mailOrganizationMoved } from '../organizations/address-mails';
import { holdOrganization } from '../organizations/hold';
import { findStanding } from '../organizations/standing';
import { mayDoAsMember } from '../permissions';
import { hashSecret } from '../secret';
import { mailAddressChanged } from './address-mails';
import { holdAccount } from './hold';
import { recordManaged } from './managed';
import { endResets } from './reset-token';

export type Confirmation = {
  address: string;
  /** Of the account that is reached there: the actor's own, or that of an organization. */
  name: string;
  organization: boolean;
};

/** What a link proves. Throws what `confirmAddress` throws, and changes nothing. */
export async function getConfirmation(actor: Actor, token: string): Promise<Confirmation> {
  const user = requireSignedIn(actor);
  const claim = await requireOpen(db(), user, await findClaim(db(), token));
  const { lowerAddress } = claim;
  const owner = await db().emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
  if (owner !== null) throw addressProvedByOther();
  return toConfirmation(claim);
}

/**
 * Proves by the token of a mail that an address belongs to whoever signed in, or to an organization that he administers:
 * from now on the account is reached there, and at its former address it is told so. The first account that proves an
 * address has it. Throws `confirmationUnknown`, `confirmationOfOther`, `confirmationOfOrganization`, `confirmationDone`,
 * `addressProvedByOther`, `accountLocked`.
 */
export async function confirmAddress(actor: Actor, token: string): Promise<Confirmation> {
  const user = requireSignedIn(actor);
  try {
    return await transaction(async (tx) => {
      const named = await findClaim(tx, token);
      if (named?.account.kind === 'organization') await holdOrganization(tx, named.account.lowerName);
      else await holdAccount(tx, user.accountKey);
      const claim = await requireOpen(tx, user, await findClaim(tx, token));
      await lockName(tx, `address:${claim.lowerAddress}`);
      const owner = await tx.emailAddress.findUnique({ where: { confirmedAddress: claim.lowerAddress } });
      if (owner !== null) throw addressProvedByOther();
      return confirm(tx, user, claim);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? addressProvedByOther() : error;
  }
}

async function confirm(tx: Transaction, user: UserActor, claim: Claim): Promise<Confirmation> {
  const { key, accountKey, lowerAddress } = claim;
  const confirmation = toConfirmation(claim);
  const { address, name, organization } = confirmation;
  const former = await tx.emailAddress.findFirst({ where: { accountKey, confirmedAt: { not: null } } });
  if (former !== null) await tx.emailAddress.delete({ where: { key: former.key } });
  await tx.emailAddress.update({
    where: { key },
    data: { confirmedAt: new Date(), confirmedAddress: lowerAddress },
    select: { key: true },
  });
  // Links that lie in the mailbox of the former address.
  await endResets(tx, accountKey);
  await recordManaged(tx, user, { key: accountKey, name, organization }, 'confirmAddress');
  if (former !== null) {
    const mailMove = organization ? mailOrganizationMoved : mailAddressChanged;
    await mailMove(tx, { from: former.address, to: address, name });
  }
  return confirmation;
}

type Reader = Pick<Transaction, 'emailAddress' | '$queryRaw'>;

const findClaim = (tx: Reader, token: string) =>
  tx.emailAddress.findUnique({
    where: { tokenHash: hashSecret(token) },
    select: {
      key: true,
      accountKey: true,
      address: true,
      lowerAddress: true,
      confirmedAt: true,
      account: { select: { name: true, lowerName: true, kind: true } },
    },
  });

type Claim = NonNullable<Awaited<ReturnType<typeof findClaim>>>;

const toConfirmation = ({ address, account: { name, kind } }: Claim): Confirmation => ({
  address,
  name,
  organization: kind === 'organization',
});

/** A claim that this person may prove. */
async function requireOpen(tx: Reader, user: UserActor, claim: Claim | null): Promise<Claim> {
  if (claim === null) throw confirmationUnknown();
  if (claim.account.kind === 'organization') {
    requireTrusted(user);
    const standing = await findStanding(tx, user.accountKey, claim.accountKey);
    if (!mayDoAsMember(user, 'manage', standing)) throw confirmationOfOrganization(user.name);
    if (standing?.locked === true) throw accountLocked(claim.account.name);
  } else if (claim.accountKey !== user.accountKey) {
    throw confirmationOfOther(user.name);
  }
  if (claim.confirmedAt !== null) throw confirmationDone();
  if (user.locked) throw accountLocked(user.name);
  return claim;
}
