import { db } from '@/lib/db/client';
import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { firstStartOver } from '../account-errors';
import { networkOf, takeTry } from '../rate-limit';
import { hashSecret, randomToken } from '../secret';
import { insertUser, prepareUser } from './create';
import { finishSignIn, type Visitor } from './finish-sign-in';
import { findOnlyProvider } from './providers/find';
import { actorColumns } from './user-actor';

const dayMs = 86_400_000;

/** Forms sent from one address, right ones and wrong ones. */
const ofAddress = { most: 30, perSeconds: 600 };

/**
 * Makes a one-time token for the first administrator; none when there is an administrator already, or a provider is the
 * only way in: its claim, or the operator, makes the first one then.
 */
export async function makeFirstStartToken(): Promise<string | undefined> {
  if (findOnlyProvider() !== undefined) return undefined;
  return transaction(async (tx) => {
    await tx.firstStartToken.deleteMany({ where: { expiresAt: { lte: new Date() } } });
    if (await hasAdministrator(tx)) return undefined;
    const token = randomToken(256);
    await tx.firstStartToken.create({
      data: { hash: hashSecret(token), expiresAt: new Date(Date.now() + dayMs) },
    });
    return token;
  });
}

/** Whether the token still opens the page of the first start. */
export async function firstStartTokenHolds(token: string): Promise<boolean> {
  return tokenHolds(db(), token);
}

/** Makes the first administrator, ends every token, and signs him in: gives the id of his session. */
export async function makeFirstAdministrator(
  token: string,
  input: { name: string; email: string; password: string },
  visitor: Visitor,
): Promise<string> {
  const { origin } = visitor;
  await takeTry(`first-start:address:${networkOf(origin)}`, ofAddress);
  if (!(await firstStartTokenHolds(token))) throw firstStartOver();
  const user = await prepareUser({ ...input, admin: true });
  return transaction(async (tx) => {
    await lockName(tx, 'first-start');
    if (!(await tokenHolds(tx, token))) throw firstStartOver();
    await tx.firstStartToken.deleteMany();
    const { key } = await insertUser(tx, { kind: 'anonymous', origin }, user);
    const account = await tx.account.findUniqueOrThrow({ where: { key }, select: actorColumns });
    return finishSignIn(tx, account, { method: 'password', secondFactor: false }, visitor);
  });
}

type Reader = Pick<Transaction, 'account' | 'firstStartToken'>;

async function tokenHolds(tx: Reader, token: string): Promise<boolean> {
  const found = await tx.firstStartToken.findUnique({ where: { hash: hashSecret(token) } });
  if (findOnlyProvider() !== undefined) return false;
  return found !== null && found.expiresAt > new Date() && !(await hasAdministrator(tx));
}

async function hasAdministrator(tx: Reader): Promise<boolean> {
  const found = await tx.account.findFirst({
    where: { admin: true, deletedAt: null },
    select: { key: true },
  });
  return found !== null;
}
