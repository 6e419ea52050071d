import type { Transaction } from '@/lib/db/transaction';
import { facts, type Markdown, markdown } from '@/lib/mail/markdown';
import { takesPasskeys } from '../passkeys/relying-party';
import { listWaysIn } from './providers/find';

/** For a mail: how somebody signs in beside a password. Empty where there is no other way. */
export async function tellOtherWaysIn(tx: Transaction, accountKey: number): Promise<Markdown> {
  const logins = await tx.externalLogin.findMany({
    where: { accountKey },
    select: { provider: true, identity: true },
  });
  const ways = listWaysIn().flatMap(({ id, name }) =>
    logins.filter(({ provider }) => provider === id).map(({ identity }) => [name, identity] as const),
  );
  const passkeys = takesPasskeys() ? await tx.passkey.findMany({ where: { accountKey } }) : [];
  ways.push(...passkeys.map(({ name }) => ['Passkey', name] as const));
  return ways.length === 0 ? markdown`` : markdown`You can also sign in by these:\n\n${facts(ways)}`;
}
