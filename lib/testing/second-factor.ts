import { generateSync } from 'otplib';
import { db } from '@/lib/db/client';
import { signIn } from '@/lib/domain/accounts/sign-in';
import {
  beginAuthenticator,
  confirmAuthenticator,
  findAuthenticatorSetup,
} from '@/lib/domain/second-factor/authenticator';
import type { TestUser } from './factories';
import { origin, visitor } from './factories';
import { aWord } from './word';

/** The code that an app shows now, or so many steps of 30 seconds later: only a later one is taken after another. */
export const codeOf = (secret: string, stepsLater = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsLater });

/** Somebody from where nobody has tried yet. */
export const aVisitor = () => ({ ...visitor, origin: { ...origin, address: aWord() } });

/** Begins to set up an app. Gives its secret. */
export async function anAppOf({ actor }: TestUser): Promise<string> {
  await beginAuthenticator(actor);
  const setup = await findAuthenticatorSetup(actor);
  if (setup === undefined) throw new Error('No app is being set up.');
  return setup.secret;
}

/** Turned on somebody's second factor by an app, so long ago that the code of then is in nobody's way. */
export async function turnOnByApp(user: TestUser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await anAppOf(user);
  const recoveryCodes = await confirmAuthenticator(user.actor, codeOf(secret));
  await db().authenticator.update({ where: { accountKey: user.key }, data: { lastStep: 0 } });
  return { secret, recoveryCodes: recoveryCodes ?? [] };
}

/** The first half of a sign-in: the password was right. */
export async function aFirstHalf({ name, password }: TestUser): Promise<string> {
  const { kind, id } = await signIn(name, password, aVisitor());
  if (kind !== 'secondFactor') throw new Error('No second factor was asked for.');
  return id;
}

/** What was recorded of an account beside what concerns it as a whole: of its second factor and passkeys. */
export const factorActs = async ({ key }: TestUser): Promise<string[]> =>
  (await db().auditRecord.findMany({ where: { accountKey: key }, orderBy: { key: 'asc' } }))
    .map(({ action }) => action)
    .filter((action) => !action.startsWith('account.'));
