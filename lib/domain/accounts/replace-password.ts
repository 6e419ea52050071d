import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import type { UserActor } from '../actor';
import { forgetTries } from '../rate-limit';
import { mailPasswordChanged } from './address-mails';
import { holdAccount } from './hold';
import { lowerName } from './names';
import { endResets } from './reset-token';
import { endSessions } from './sessions';
import { passwordTries } from './sign-in';
import { proofTries } from './tries';

/**
 * Sets the hash of an account's password in place of the one that it had, if any. All sessions but the actor's own end,
 * and whatever was begun with the old one; wrong tries are forgiven; its owner is told.
 */
export async function replacePassword(tx: Transaction, actor: UserActor, secret: string): Promise<void> {
  const { accountKey, name, session } = actor;
  await holdAccount(tx, accountKey);
  const password = { accountKey, kind: 'password', identifier: '' } as const;
  await tx.credential.upsert({
    where: { accountKey_kind_identifier: password },
    create: { ...password, secret },
    update: { secret, createdAt: new Date() },
    select: { key: true },
  });
  await endSessions(tx, actor, { accountKey, ...(session !== undefined && { key: { not: session.key } }) });
  await tx.pendingSignIn.deleteMany({ where: { accountKey } });
  await endResets(tx, accountKey);
  const addresses = await tx.emailAddress.findMany({
    where: { accountKey, confirmedAddress: { not: null } },
    select: { lowerAddress: true },
  });
  for (const text of [lowerName(name), ...addresses.map(({ lowerAddress }) => lowerAddress)]) {
    await forgetTries(tx, passwordTries(text));
  }
  await forgetTries(tx, proofTries(accountKey));
  await mailPasswordChanged(tx, accountKey);
}

/** What somebody who knows the owner of an account would try first as the password. */
export async function ownersWords(accountKey: number): Promise<string[]> {
  const { name, addresses } = await db().account.findUniqueOrThrow({
    where: { key: accountKey },
    select: { name: true, addresses: { select: { address: true } } },
  });
  return [name, ...addresses.map(({ address }) => address)];
}
