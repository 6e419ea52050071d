import type { Provider } from '@/lib/config/providers';
import { db } from '@/lib/db/client';
import { findSessionActor } from '@/lib/domain/accounts/sessions';
import type { UserActor } from '@/lib/domain/actor';
import type { Identity } from '@/lib/domain/accounts/providers/identity';
import { joinByProvider } from '@/lib/domain/accounts/providers/join';
import { signInByProvider } from '@/lib/domain/accounts/providers/sign-in';
import { aProvider, origin, visitor } from './factories';
import { aWord } from './word';

// What the domain looks up by its id stands in the settings; mails are written down where there is a server for them.
Object.assign(process.env, {
  OIDC_PROVIDERS: 'corp,shut',
  OIDC_CORP_ISSUER: 'https://id.corp.test',
  OIDC_CORP_CLIENT_ID: 'lode',
  OIDC_CORP_CLIENT_SECRET: 'secret',
  OIDC_CORP_NAME: 'Corp',
  OIDC_CORP_SIGN_UP: 'true',
  OIDC_SHUT_ISSUER: 'https://id.shut.test',
  OIDC_SHUT_CLIENT_ID: 'lode',
  OIDC_SHUT_CLIENT_SECRET: 'secret',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'lode@gallery.test',
});

export const corp = aProvider({ issuer: 'https://id.corp.test', clientId: 'lode', clientSecret: 'secret' });
export const shut: Provider = { ...corp, id: 'shut', name: 'shut', signUp: false };

/** Somebody whom a provider knows, where he has just signed in, and the gallery does not. */
export function aPerson(more: Partial<Identity> = {}): Identity {
  const subject = aWord();
  const address = `${subject}@corp.test`;
  return {
    subject,
    shown: address,
    names: [subject],
    address,
    verified: true,
    groups: [],
    twoFactors: false,
    provedAt: Math.floor(Date.now() / 1000),
    ...more,
  };
}

/** What the browser of a newcomer holds. */
export async function newcomer(identity: Identity, provider = corp): Promise<string> {
  const cameBack = await signInByProvider(provider, identity, visitor);
  if (cameBack.kind !== 'newcomer') throw new Error('Somebody knows this person.');
  return cameBack.id;
}

/** Somebody who made his account by the provider. */
export async function aMember(identity = aPerson()): Promise<{ identity: Identity; actor: UserActor }> {
  const session = await joinByProvider(
    await newcomer(identity),
    { name: aWord(), email: undefined },
    visitor,
  );
  const actor = await findSessionActor(session, origin);
  if (actor === undefined) throw new Error('Nobody signed in.');
  return { identity, actor };
}

/** What was recorded of an account. */
export const actionsOf = async (accountKey: number) =>
  (await db().auditRecord.findMany({ where: { accountKey }, orderBy: { key: 'asc' } })).map(
    ({ action }) => action,
  );

/** Whose a sign-in elsewhere is here. */
export const ownersOf = async ({ subject }: Identity) =>
  (await db().externalLogin.findMany({ where: { subject } })).map(({ accountKey }) => accountKey);
