import { isUniqueViolation, lockName, type Transaction, transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { record } from '../audit';
import { addressTaken, nameTaken } from '../account-errors';
import { checkAddress, checkName, lowerName } from './names';
import { checkPassword, hashPassword } from './passwords';

export type NewUser = {
  name: string;
  email: string;
  /** Left out: the person cannot sign in by password. */
  password?: string | undefined;
  admin: boolean;
};

/** Makes a person whose address is taken as confirmed: the operator's way in, not sign-up. */
export async function createUser(actor: Actor, input: NewUser): Promise<{ key: number; name: string }> {
  const user = await prepareUser(input);
  return transaction((tx) => insertUser(tx, actor, user));
}

export type PreparedUser = {
  name: string;
  address: string;
  passwordHash: string | undefined;
  admin: boolean;
};

/** Checks a new person's fields and hashes the password, which is too slow to be done inside a transaction. */
export async function prepareUser(input: NewUser): Promise<PreparedUser> {
  const name = checkName(input.name);
  const address = checkAddress(input.email);
  return { name, address, admin: input.admin, passwordHash: await hashNew(input.password, [name, address]) };
}

const hashNew = async (password: string | undefined, ownersWords: string[]) =>
  password === undefined ? undefined : hashPassword(await checkPassword(password, ownersWords));

type Claim = {
  /** Whether the address counts as proved. One that does not may be claimed by many. */
  confirmed: boolean;
  /** In which way the account comes to be. */
  kind: 'user' | 'sign-up';
};

/** The rows of a new person. Throws `nameTaken`, and for a proved address `addressTaken`. */
export async function insertUser(
  tx: Transaction,
  actor: Actor,
  { name, address, passwordHash, admin }: PreparedUser,
  { confirmed, kind }: Claim = { confirmed: true, kind: 'user' },
): Promise<{ key: number; name: string }> {
  const lowerAddress = address.toLowerCase();
  await lockName(tx, `account:${lowerName(name)}`);
  if (confirmed) await lockName(tx, `address:${lowerAddress}`);
  const taken = await tx.account.findUnique({ where: { lowerName: lowerName(name) }, select: { key: true } });
  if (taken !== null) throw nameTaken(name);
  const owner = await tx.emailAddress.findUnique({ where: { confirmedAddress: lowerAddress } });
  if (confirmed && owner !== null) throw addressTaken();

  try {
    const account = await tx.account.create({
      data: {
        kind: 'user',
        name,
        lowerName: lowerName(name),
        admin,
        addresses: {
          create: {
            address,
            lowerAddress,
            ...(confirmed && { confirmedAddress: lowerAddress, confirmedAt: new Date() }),
          },
        },
        ...(passwordHash !== undefined && {
          credentials: { create: { kind: 'password', secret: passwordHash } },
        }),
      },
      select: { key: true, name: true },
    });
    await record(tx, actor, 'account.create', {
      accountKey: account.key,
      details: { kind, admin },
    });
    return account;
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(name) : error;
  }
}
