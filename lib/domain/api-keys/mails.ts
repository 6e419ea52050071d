import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { facts, markdown } from '@/lib/mail/markdown';
import { mailAccount } from '../accounts/mails';
import type { ApiKeyAction } from '../actor';
import { actionWords } from './action-words';

type MadeKey = {
  name: string;
  actions: readonly ApiKeyAction[];
  globs: readonly string[];
  expiresAt: Date;
  /** In whose name it acts, if not in its maker's own. */
  organization: string | undefined;
};

const mostNamed = 10;

/** Tells somebody of a key that was made for him. */
export async function tellOfNewKey(tx: Transaction, creatorKey: number, made: MadeKey): Promise<void> {
  const { name, actions, globs, expiresAt, organization } = made;
  const more = globs.length > mostNamed ? ` and ${globs.length - mostNamed} more` : '';
  await mailAccount(tx, creatorKey, {
    subject: 'An API key was made',
    body: markdown`
      Your account has a new API key, **${name}**.

      ${facts([
        ...(organization === undefined ? [] : [['In the name of', organization] as const]),
        ['It may', actionWords(actions)],
        ['Of the IDs', globs.slice(0, mostNamed).join(', ') + more],
        ['Until', expiresAt.toISOString().slice(0, 10)],
      ])}

      If it was not you, revoke the key and change your password.

      [See your API keys](${env().GALLERY_URL}/account/api-keys)
    `,
  });
}

type RevokedKey = {
  name: string;
  /** Where an administrator of the organization ended it, in whose name it acts. */
  by?: { administrator: string; organization: string };
};

/** Tells somebody that a key of his was ended, by him or by an administrator of the organization for which it acts. */
export async function tellOfRevokedKey(
  tx: Transaction,
  creatorKey: number,
  { name, by }: RevokedKey,
): Promise<void> {
  await mailAccount(tx, creatorKey, {
    subject: 'An API key was revoked',
    body: markdown`
      The API key **${name}** of your account was revoked${byWhom(by)}: whatever uses it is refused from now on.

      [See your API keys](${env().GALLERY_URL}/account/api-keys)
    `,
  });
}

const byWhom = (by: RevokedKey['by']) =>
  by === undefined ? '' : ` by ${by.administrator}, for the organization ${by.organization}`;

type EndingKey = { name: string; expiresAt: Date };

/** Tells somebody which of his keys will end within days, and which have. */
export async function tellOfEndingKeys(
  tx: Transaction,
  creatorKey: number,
  { ending, ended }: { ending: readonly EndingKey[]; ended: readonly EndingKey[] },
): Promise<void> {
  const all = [...ended, ...ending];
  await mailAccount(tx, creatorKey, {
    subject: all.length === 1 ? 'An API key ends' : `${all.length} API keys end`,
    body: markdown`
      Whatever uses these keys is refused once they have ended. Make new ones where you still need them:

      ${facts(all.map(({ name, expiresAt }) => [name, `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`]))}

      [See your API keys](${env().GALLERY_URL}/account/api-keys)
    `,
    optional: true,
  });
}
