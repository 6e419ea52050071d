import type { Transaction } from '@/lib/db/transaction';
import { mailNewOrganization, mailNewOrganizationAddress } from '../organizations/address-mails';
import { takeTry } from '../rate-limit';
import { hashSecret, randomToken } from '../secret';
import { mailClaimedAddress, mailNewAddress, mailWelcome, type WayIn } from './address-mails';
import { findOnlyProvider } from './providers/find';
import { makeResetToken } from './reset-token';

const hourSeconds = 3600;

/** Mails that strangers may have sent to one address. */
const toAddress = { most: 10, perSeconds: hourSeconds };

/** Counts a mail that somebody has sent to an address of which nobody knows whose it is. Throws `tooManyTries`. */
export const takeMailTo = (lowerAddress: string) => takeTry(mailsTo(lowerAddress), toAddress);

/** Where the mails are counted that strangers have sent to an address. */
export const mailsTo = (lowerAddress: string) => `claim:to:${lowerAddress}`;

/**
 * Writes to an address that somebody says is his: a link that proves it. Where it belongs to another account, the
 * owner of that is told instead, and whoever says so is not: the same statements are run but for one.
 */
export async function askToConfirm(tx: Transaction, addressKey: number): Promise<void> {
  const token = randomToken(256);
  const claim = await tx.emailAddress.update({
    where: { key: addressKey },
    data: { tokenHash: hashSecret(token) },
    select: {
      address: true,
      lowerAddress: true,
      account: {
        select: {
          name: true,
          kind: true,
          _count: { select: { addresses: { where: { confirmedAt: { not: null } } } } },
        },
      },
    },
  });
  const owner = await tx.emailAddress.findUnique({
    where: { confirmedAddress: claim.lowerAddress },
    select: { account: { select: { key: true, kind: true } } },
  });
  if (owner !== null) {
    const { key, kind } = owner.account;
    await mailClaimedAddress(tx, key, await wayInOf(tx, key, kind));
    return;
  }
  const { name, kind, _count } = claim.account;
  const mailClaim = claimMails[kind][_count.addresses > 0 ? 'another' : 'first'];
  await mailClaim(tx, claim.address, { name, token });
}

const claimMails = {
  user: { first: mailWelcome, another: mailNewAddress },
  organization: { first: mailNewOrganization, another: mailNewOrganizationAddress },
};

async function wayInOf(tx: Transaction, key: number, kind: 'user' | 'organization'): Promise<WayIn> {
  const only = findOnlyProvider();
  if (kind === 'organization') return { by: 'members' };
  return only === undefined
    ? { by: 'password', token: await makeResetToken(tx, key) }
    : { by: 'provider', name: only.name };
}
