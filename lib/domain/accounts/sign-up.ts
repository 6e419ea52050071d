import { env } from '@/lib/config/env';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { invitationNeeded, invitationOver, signUpClosed } from '../account-errors';
import { networkOf, takeTry } from '../rate-limit';
import { askToConfirm, takeMailTo } from './claim-address';
import { insertUser, type PreparedUser, prepareUser } from './create';
import { finishSignIn, type Visitor } from './finish-sign-in';
import { findInvitation, useInvitation } from './invitations';
import { requireOwnWaysIn } from './providers/find';
import { actorColumns } from './user-actor';

export type NewPerson = {
  name: string;
  email: string;
  password: string;
  /** The token of an invitation. */
  invitation?: string | undefined;
};

/** Forms sent from one address of the network, which many people may share. */
const ofAddress = { most: 20, perSeconds: 3600 };

/** The address to which the invitation was sent by which somebody may sign up; undefined where none is needed. */
export async function getLeaveToSignUp(
  invitation: string | undefined,
): Promise<{ address: string } | undefined> {
  requireOwnWaysIn();
  const { SIGN_UP } = env();
  if (SIGN_UP === 'closed') throw signUpClosed();
  if (invitation === undefined) {
    if (SIGN_UP === 'invite') throw invitationNeeded();
    return undefined;
  }
  const found = await findInvitation(invitation);
  if (found === undefined) throw invitationOver();
  return found;
}

/**
 * Makes an account for whoever asks, and signs him in: gives the id of his session. A mail asks to prove the address,
 * unless he was invited at it. Whether the address belongs to somebody already is not told. Throws what
 * `getLeaveToSignUp` throws, `nameTaken`, `tooManyTries`, and what is wrong with a field.
 */
export async function signUp(input: NewPerson, visitor: Visitor): Promise<string> {
  const { origin } = visitor;
  await takeTry(`sign-up:address:${networkOf(origin)}`, ofAddress);
  const invited = await getLeaveToSignUp(input.invitation);
  const user = await prepareUser({ ...input, admin: false });
  const lowerAddress = user.address.toLowerCase();
  const confirmed = invited?.address.toLowerCase() === lowerAddress;
  if (!confirmed) await takeMailTo(lowerAddress);

  return transaction(async (tx) => {
    if (input.invitation !== undefined) await useInvitation(tx, input.invitation);
    const key = await insertPerson(tx, user, confirmed, visitor);
    const account = await tx.account.findUniqueOrThrow({ where: { key }, select: actorColumns });
    return finishSignIn(tx, account, { method: 'password', secondFactor: false }, visitor);
  });
}

/** The rows of somebody who makes his account himself. A mail asks to prove the address where it is not proved. */
export async function insertPerson(
  tx: Transaction,
  user: PreparedUser,
  confirmed: boolean,
  { origin }: Visitor,
): Promise<number> {
  const actor = { kind: 'anonymous', origin } as const;
  const { key } = await insertUser(tx, actor, user, { confirmed, kind: 'sign-up' });
  if (confirmed) return key;
  const claim = await tx.emailAddress.findFirstOrThrow({ where: { accountKey: key }, select: { key: true } });
  await askToConfirm(tx, claim.key);
  return key;
}
