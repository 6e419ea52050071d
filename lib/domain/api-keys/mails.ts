import { env } from '@/lib/config/env';
import type { Transaction } from '@/lib/db/transaction';
import { facts, markdown } from '@/lib/mail/markdown';
import type { Actor, ApiKeyAction } from '../actor';
import { actionWords } from './action-words';
import { mailAboutKey, type MailedKey } from './mail-about-key';

type MadeKey = MailedKey & {
  actions: readonly ApiKeyAction[];
  globs: readonly string[];
  networks: readonly string[];
  expiresAt: Date;
};

const mostNamed = 10;

/** Tells of a key that was made. */
export const tellOfNewKey = (tx: Transaction, actor: Actor, made: MadeKey) =>
  mailAboutKey(tx, actor, made, {
    subject: 'An API key was made',
    body: ({ whose }) => markdown`
      The API key ${whose} is new.

      ${facts([
        ['It may', actionWords(made.actions)],
        ['Of the IDs', listSome(made.globs)],
        ...(made.networks.length > 0 ? [['From', listSome(made.networks)] as const] : []),
        ['Until', dayOf(made.expiresAt)],
      ])}

      ${ifNot}
    `,
  });

/** Tells of a key that got a new secret. */
export const tellOfNewSecret = (tx: Transaction, actor: Actor, key: MailedKey & { expiresAt: Date }) =>
  mailAboutKey(tx, actor, key, {
    subject: 'An API key got a new secret',
    body: ({ whose }) => markdown`
      The API key ${whose} has a new secret, which is good until ${dayOf(key.expiresAt)}. Whatever uses the one before is refused from now on.

      ${ifNot}
    `,
  });

/** Tells that a key was ended, by its maker or by an administrator of the organization for which it acts. */
export const tellOfRevokedKey = (
  tx: Transaction,
  actor: Actor,
  key: MailedKey,
  by?: { administrator: string; organization: string },
) =>
  mailAboutKey(tx, actor, key, {
    subject: 'An API key was revoked',
    body: ({ whose }) => {
      const who = by && ` by ${by.administrator}, for the organization ${by.organization}`;
      return markdown`The API key ${whose} was revoked${who ?? ''}: whatever uses it is refused from now on.`;
    },
  });

/** Tells that a key was removed. */
export const tellOfDeletedKey = (tx: Transaction, actor: Actor, key: MailedKey) =>
  mailAboutKey(tx, actor, key, {
    subject: 'An API key was deleted',
    body: ({ whose }) => markdown`
      The API key ${whose} was deleted: whatever uses it is refused from now on.

      ${ifNot}
    `,
  });

const ifNot = markdown`
If this is not as it should be, revoke the keys of this account and change its password.
`;

const listSome = (texts: readonly string[]) =>
  texts.slice(0, mostNamed).join(', ') +
  (texts.length > mostNamed ? ` and ${texts.length - mostNamed} more` : '');

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The page of the keys that somebody made. */
export const ownKeysPage = () => `${env().GALLERY_URL}/account/api-keys`;
