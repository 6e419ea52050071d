import type { Provider } from '@/lib/config/providers';
import { createUser } from '@/lib/domain/accounts/create';
import type { ApiKeyAction, UserActor } from '@/lib/domain/actor';
import { system } from '@/lib/domain/actor';
import { createApiKey } from '@/lib/domain/api-keys/create';
import { push } from '@/lib/domain/packages/push';
import { unlist } from '@/lib/domain/packages/listing';
import { lowerId } from '@/lib/nuget/id';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { makeNupkg, type NupkgOptions } from './nupkg';
import { aWord } from './word';

export type TestUser = { key: number; name: string; password: string; actor: UserActor };

export const origin = { address: '192.0.2.0', client: 'test' };

/** Somebody in a browser that is always the same. */
export const visitor = { origin, device: 'test' };

/** Somebody from where nobody has tried anything yet. */
export const aVisitor = () => ({ device: aWord(), origin: { ...origin, address: aWord() } });

/** Somebody who has just proved who he is, and to whom nothing is forbidden. */
export const userActor = (key: number, name: string, { admin = false } = {}): UserActor => ({
  kind: 'user',
  accountKey: key,
  name,
  admin,
  locked: false,
  confirmed: true,
  lacksSecondFactor: false,
  session: { key: 0, provedAt: new Date() },
  origin,
});

/** A person with a confirmed address. */
export async function aUser({ admin = false, password = 'correct horse battery' } = {}): Promise<TestUser> {
  const { key, name } = await createUser(system, {
    name: aWord(),
    email: `${aWord()}@example.test`,
    password,
    admin,
  });
  return { key, name, password, actor: userActor(key, name, { admin }) };
}

/** The secret of a new key. */
export async function anApiKey(
  user: TestUser,
  {
    actions = ['push', 'unlist'] as ApiKeyAction[],
    globs = ['*'],
    days = 30,
    ownerKey = user.key,
    name = 'test',
  } = {},
): Promise<string> {
  const { secret } = await createApiKey(user.actor, {
    name,
    ownerKey,
    actions,
    globs,
    days,
  });
  return secret;
}

/** A package's bytes as a push brings them. */
export async function* bytesOf(nupkg: Uint8Array): AsyncIterable<Uint8Array> {
  yield nupkg;
}

type PackageOptions = Partial<NupkgOptions> & { owner?: TestUser; unlisted?: boolean };

/** A version that was pushed by its owner, who is made when none is given. */
export async function aPackage({ owner, unlisted = false, ...options }: PackageOptions = {}) {
  const who = owner ?? (await aUser());
  const id = options.id ?? `Test.${aWord()}`;
  const version = options.version ?? '1.0.0';
  const nupkg = await makeNupkg({ ...options, id, version });
  await push(who.actor, bytesOf(nupkg), { limitBytes: 100_000_000 });

  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error(`${version} is not a version.`);
  const target = { id, lowerId: lowerId(id), lowerVersion: lowerVersion(parsed) };
  if (unlisted) await unlist(who.actor, target);
  return { ...target, version, owner: who, nupkg };
}

/** A provider as the settings would have it, at which `there` signs people in. */
export const aProvider = (
  there: Pick<Provider, 'issuer' | 'clientId' | 'clientSecret'>,
  settings: Partial<Provider> = {},
): Provider => ({
  id: 'corp',
  kind: 'oidc',
  name: 'Corp',
  scopes: [],
  signingAlgorithm: 'RS256',
  signUp: true,
  emailDomains: [],
  groups: [],
  groupsClaim: 'groups',
  adminClaim: undefined,
  ...there,
  ...settings,
});
