import type { APIRequestContext, APIResponse } from '@playwright/test';
import { makeNupkg } from '@/lib/testing/nupkg';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { expect, succeed, test } from '../fixtures';
import { makeOrganization, type MadeOrganization } from '../organizations';

// The writing half of section 3.2 of the rules over HTTP, with the statuses of section 3.3.

/** Who holds a key: `its` are keys in the organization's name. */
const holders = [
  'owner',
  'itsAdministrator',
  'itsCollaborator',
  'collaboratorPushVersion',
  'collaboratorUnlist',
  'collaboratorHimself',
  'galleryAdministrator',
  'stranger',
  'wrong',
  'none',
] as const;
type Holder = (typeof holders)[number];

let keys: Record<Holder, string>;
let its: MadeOrganization;

/** A package, and the key of whoever owns it. */
type Target = { id: string; key: string };

/** One of the organization alone, and one of the person `owner` alone. */
let targets: Record<'ofOrganization' | 'ofOwner', Target>;

test.beforeAll(async ({ lode, aPerson, owner, playwright, people }) => {
  test.setTimeout(180_000);
  its = await makeOrganization(people);
  const { name, administrator, collaborator } = its;
  const galleryAdministrator = aWord();
  await succeed(
    lode('user', 'add', galleryAdministrator, '--email', `${galleryAdministrator}@example.test`, '--admin'),
  );
  keys = {
    owner: owner.key,
    itsAdministrator: await people.makeKey(administrator.name, name),
    itsCollaborator: await people.makeKey(collaborator.name, name),
    collaboratorPushVersion: await people.makeKey(collaborator.name, name, ['pushVersion']),
    collaboratorUnlist: await people.makeKey(collaborator.name, name, ['unlist']),
    collaboratorHimself: collaborator.key,
    galleryAdministrator: await people.makeKey(galleryAdministrator, galleryAdministrator),
    stranger: (await aPerson()).key,
    wrong: 'lode_wrong',
    none: '',
  };
  targets = {
    ofOrganization: { id: `Test.${aWord()}`, key: keys.itsAdministrator },
    ofOwner: { id: `Test.${aWord()}`, key: keys.owner },
  };
  const request = await playwright.request.newContext({ baseURL: process.env['LODE_E2E_URL'] ?? '' });
  for (const { id, key } of Object.values(targets)) {
    const pushed = await push(request, key, await makeNupkg({ id, version: '1.0.0' }));
    expect(pushed.status(), pushed.statusText()).toBe(201);
  }
  await request.dispose();
});

const headersOf = (key: string): Record<string, string> => (key === '' ? {} : { 'x-nuget-apikey': key });

const push = (request: APIRequestContext, key: string, data: Buffer, path = 'package') =>
  request.put(`/api/v2/${path}`, { data, headers: headersOf(key) });

let versions = 1;
const nextVersion = () => `${(versions += 1)}.0.0`;

/** Everything that is written with a key; each can be done again and again. */
const acts = {
  newId: async (request, key) =>
    push(request, key, await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' })),
  newVersion: async (request, key, { id }) =>
    push(request, key, await makeNupkg({ id, version: nextVersion() })),
  symbols: async (request, key, { id, key: its }) => {
    const { nupkg, snupkg } = await makeSymbols({ id, version: nextVersion() });
    expect((await push(request, its, nupkg)).status()).toBe(201);
    return push(request, key, snupkg, 'symbolpackage');
  },
  unlist: (request, key, { id }) =>
    request.delete(`/api/v2/package/${id}/1.0.0`, { headers: headersOf(key) }),
  relist: (request, key, { id }) => request.post(`/api/v2/package/${id}/1.0.0`, { headers: headersOf(key) }),
  deprecate: (request, key, { id }) =>
    request.put(`/api/v2/package/${id}/deprecations`, {
      form: { 'versions[0]': '1.0.0', isLegacy: 'true' },
      headers: { ...headersOf(key), 'user-agent': 'test' },
    }),
  verificationKey: (request, key, { id }) =>
    request.post(`/api/v2/package/create-verification-key/${id}`, { headers: headersOf(key) }),
  verify: (request, key, { id }) => request.get(`/api/v2/verifykey/${id}`, { headers: headersOf(key) }),
} satisfies Record<string, (request: APIRequestContext, key: string, target: Target) => Promise<APIResponse>>;

type Act = keyof typeof acts;

/** What whoever may is answered. */
const allowed: Record<Act, number> = {
  newId: 201,
  newVersion: 201,
  symbols: 201,
  unlist: 204,
  relist: 200,
  deprecate: 200,
  verificationKey: 200,
  verify: 200,
};

/** A push is refused with 401 where everything else is with 403. */
const refused: Record<Act, number> = {
  newId: 401,
  newVersion: 401,
  symbols: 401,
  unlist: 403,
  relist: 403,
  deprecate: 403,
  verificationKey: 403,
  verify: 403,
};

const all = (status: number): Record<Act, number> => ({
  newId: status,
  newVersion: status,
  symbols: status,
  unlist: status,
  relist: status,
  deprecate: status,
  verificationKey: status,
  verify: status,
});

/** Whoever has nothing to do with the package may push another; a verification key is made before anybody looks. */
const ofOthers = { ...refused, newId: 201, verificationKey: 200 };

/** Of the package that the organization owns. */
const matrix: Record<Holder, Record<Act, number>> = {
  owner: ofOthers,
  itsAdministrator: allowed,
  itsCollaborator: allowed,
  // A key without any scope for it is refused with 403, whatever it asks for.
  collaboratorPushVersion: { ...allowed, newId: 401, unlist: 403, relist: 403, deprecate: 403 },
  collaboratorUnlist: {
    ...allowed,
    newId: 403,
    newVersion: 403,
    symbols: 403,
    verificationKey: 403,
    verify: 403,
  },
  collaboratorHimself: ofOthers,
  // Who administers the gallery does so in person, never by a key.
  galleryAdministrator: ofOthers,
  stranger: ofOthers,
  wrong: all(403),
  none: all(401),
};

const actNames = Object.keys(allowed).filter((name): name is Act => name in acts);

for (const holder of holders) {
  test(`to a package of the organization, ${holder}: what is done and refused [rule 164]`, async ({
    request,
  }) => {
    for (const act of actNames) {
      const answer = await acts[act](request, keys[holder], targets.ofOrganization);
      expect(answer.status(), `${act}: ${answer.statusText()}`).toBe(matrix[holder][act]);
    }
  });
}

for (const [holder, expected] of [
  ['owner', allowed],
  ['itsAdministrator', ofOthers],
  ['itsCollaborator', ofOthers],
] as const) {
  test(`to a package of a person, ${holder}: what is done and refused [rule 164]`, async ({ request }) => {
    for (const act of actNames) {
      const answer = await acts[act](request, keys[holder], targets.ofOwner);
      expect(answer.status(), `${act}: ${answer.statusText()}`).toBe(expected[act]);
    }
  });
}

test("a member who leaves does nothing more by the organization's key, and on his return all again", async ({
  lode,
  request,
}) => {
  test.setTimeout(120_000);
  const { name, collaborator } = its;
  const ask = async (expected: Record<Act, number>, sentence: RegExp) => {
    for (const act of actNames) {
      const answer = await acts[act](request, keys.itsCollaborator, targets.ofOrganization);
      expect(answer.status(), `${act}: ${answer.statusText()}`).toBe(expected[act]);
      expect(answer.statusText()).toMatch(sentence);
    }
  };

  await ask(allowed, /./);
  await succeed(lode('org', 'member', 'remove', name, collaborator.name));
  await ask(refused, new RegExp(`not a member of the organization "${name}" any more`));
  const own = await push(
    request,
    collaborator.key,
    await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' }),
  );
  expect(own.status()).toBe(201);
  await succeed(lode('org', 'member', 'add', name, collaborator.name, '--role', 'collaborator'));
  await ask(allowed, /./);
});
