import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, anApiKey, aUser, bytesOf, origin } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import { type Actor, type ApiKeyAction, system } from './actor';
import { authenticateApiKey } from './api-keys/authenticate';
import { verifyPackage } from './api-keys/verification';
import { type ErrorCode, DomainError } from './errors';
import { acceptOwnership } from './owners/accept';
import { inviteOwner } from './owners/invite';
import { findOrganizationFor } from './organizations/find';
import { deleteVersions } from './packages/delete';
import { deprecate } from './packages/deprecate';
import { unlist } from './packages/listing';
import { push } from './packages/push';
import { viewerOf } from './packages/viewer';
import { type AccountAction, mayDo, mayDoToAccount, type PackageAction } from './permissions';
import { reportVersion } from './reports/report';
import { pushSymbols } from './symbols/push';

// Section 3.2 of the rules, cell by cell: who may do what, asked of the one table and of what is done by it.

const people = ['anonymous', 'owner', 'orgAdmin', 'orgCollaborator', 'galleryAdmin', 'stranger'] as const;
type Who = (typeof people)[number];

const scopes = ['push', 'pushVersion', 'unlist'] as const;

type Row = {
  /** As in the columns of the matrix; strangers and nobody may nothing of it. */
  may: readonly Who[];
  /** What a key needs one of; none: it is not done by keys. */
  scopes: readonly ApiKeyAction[];
};

const members = ['owner', 'orgAdmin', 'orgCollaborator'] as const;
const pushing = ['push', 'pushVersion'] as const;

const packageMatrix: Record<PackageAction, Row> = {
  seePrivate: { may: [...members, 'galleryAdmin'], scopes: [] },
  uploadVersion: { may: members, scopes: pushing },
  uploadSymbols: { may: members, scopes: pushing },
  deleteSymbols: { may: [...members, 'galleryAdmin'], scopes: [] },
  verifyKey: { may: members, scopes: pushing },
  edit: { may: [...members, 'galleryAdmin'], scopes: [] },
  changeListing: { may: [...members, 'galleryAdmin'], scopes: ['unlist'] },
  deprecate: { may: [...members, 'galleryAdmin'], scopes: ['unlist'] },
  manageOwners: { may: ['owner', 'orgAdmin', 'galleryAdmin'], scopes: [] },
  requireSigner: { may: ['owner', 'orgAdmin'], scopes: [] },
  reportAsOwner: { may: members, scopes: [] },
  showProfile: { may: members, scopes: [] },
  delete: { may: ['galleryAdmin'], scopes: [] },
};

const accountMatrix: Record<AccountAction, readonly (Who | 'self')[]> = {
  view: ['self', 'orgAdmin', 'orgCollaborator', 'galleryAdmin'],
  manage: ['self', 'orgAdmin'],
  manageMembers: ['orgAdmin', 'galleryAdmin'],
  handleOwnershipRequest: ['self', 'orgAdmin'],
  delete: ['self', 'orgAdmin', 'galleryAdmin'],
};

/** A package of a person and an organization, and everybody who may want something of it. */
async function aWorld() {
  const { organization, administrator, collaborator } = await anOrganization();
  const [owner, galleryAdmin, stranger] = await Promise.all([aUser(), aUser({ admin: true }), aUser()]);
  const id = `Test.${aWord()}`;
  const { nupkg, snupkg } = await makeSymbols({ id, version: '1.0.0' });
  await push(owner.actor, bytesOf(nupkg), options);
  const target = { id, lowerId: id.toLowerCase(), lowerVersion: '1.0.0' };
  const { key: packageKey } = await db().package.findUniqueOrThrow({ where: { lowerId: target.lowerId } });
  await addOwner(packageKey, organization.key);
  const users = { owner, orgAdmin: administrator, orgCollaborator: collaborator, galleryAdmin, stranger };
  return { organization, users, target, packageKey, snupkg, candidate: await aUser() };
}

const options = { limitBytes: 10_000_000 };

let world: Awaited<ReturnType<typeof aWorld>>;
/** By who made it and what it may: members' keys act in the organization's name, those of others in their own. */
const keys = new Map<string, Actor>();
const keyName = (who: Who, scope: ApiKeyAction) => `${who} ${scope}`;

beforeAll(async () => {
  world = await aWorld();
  for (const [who, user] of Object.entries(world.users)) {
    const ownerKey = who.startsWith('org') ? world.organization.key : user.key;
    for (const scope of scopes) {
      const secret = await anApiKey(user, { ownerKey, actions: [scope] });
      // safe because these are the names of the users
      keys.set(keyName(who as Who, scope), await authenticateApiKey(secret, origin));
    }
  }
}, 60_000);

function inPerson(who: Who): Actor {
  const actor = who === 'anonymous' ? undefined : world.users[who].actor;
  // From where nobody has reported anything yet.
  return actor === undefined
    ? { kind: 'anonymous', origin: { ...origin, address: aWord() } }
    : { ...actor, origin: { ...origin, address: aWord() } };
}

function byKey(who: Who, scope: ApiKeyAction): Actor {
  const actor = keys.get(keyName(who, scope));
  if (actor === undefined) throw new Error(`No key of ${who}.`);
  return actor;
}

const keyHolders = people.filter((who) => who !== 'anonymous');

/** `allowed`, or the code of the refusal. */
async function outcomeOf(act: Promise<unknown>): Promise<'allowed' | ErrorCode> {
  try {
    await act;
    return 'allowed';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const packageRows = Object.entries(packageMatrix).map(([action, row]) => ({
  // safe because these are its keys
  action: action as PackageAction,
  ...row,
}));

describe('of the package actions [rule 164]', () => {
  const ask = (actor: Actor, action: PackageAction) =>
    mayDo(db(), actor, action, { packageKey: world.packageKey, id: world.target.id });

  test.each(packageRows)('in person may $action: $may', async ({ action, may }) => {
    for (const who of people) expect(await ask(inPerson(who), action), who).toBe(may.includes(who));
    expect(await ask(system, action)).toBe(true);
  });

  test.each(packageRows)('$action is done by keys with a scope of $scopes', async (row) => {
    for (const who of keyHolders) {
      for (const scope of scopes) {
        // An administrator of the gallery is one in person, and a member one for the organization.
        const expected = who !== 'galleryAdmin' && row.may.includes(who) && row.scopes.includes(scope);
        expect(await ask(byKey(who, scope), row.action), keyName(who, scope)).toBe(expected);
      }
    }
  });

  test('a key of a member in his own name does nothing to the package of his organization', async () => {
    const own = await authenticateApiKey(await anApiKey(world.users.orgAdmin), origin);

    for (const { action } of packageRows) expect(await ask(own, action), action).toBe(false);
  });
});

let versions = 1;
const nextVersion = () => `${(versions += 1)}.0.0`;

const pushVersion = async (actor: Actor, id: string, version: string, ownerKey?: number) =>
  push(actor, bytesOf(await makeNupkg({ id, version })), {
    ...options,
    ...(ownerKey !== undefined && { ownerKey }),
  });

/** What is done by the table, as far as there is something: each can be done again and again. */
const doings: Partial<Record<PackageAction, (actor: Actor) => Promise<unknown>>> = {
  uploadVersion: (actor) => pushVersion(actor, world.target.id, nextVersion()),
  uploadSymbols: async (actor) => {
    await db().symbolPackage.deleteMany({ where: { version: { id: world.target.id } } });
    await pushSymbols(actor, bytesOf(world.snupkg), options);
  },
  changeListing: (actor) => unlist(actor, world.target),
  deprecate: (actor) =>
    deprecate(actor, {
      ...world.target,
      lowerVersions: ['1.0.0'],
      reasons: { legacy: true, criticalBugs: false, other: false },
      message: '',
    }),
  manageOwners: async (actor) => {
    await inviteOwner(actor, world.target.id, { who: world.candidate.name, message: '' });
    await db().ownershipRequest.deleteMany({ where: { packageKey: world.packageKey } });
  },
  reportAsOwner: async (actor) => {
    await reportVersion(actor, {
      ...world.target,
      reason: 'ownerRequest',
      message: 'Please.',
      contactedOwners: false,
      email: 'somebody@example.test',
      copy: false,
    });
  },
  delete: async (actor) => {
    const version = nextVersion();
    await pushVersion(system, world.target.id, version, world.users.owner.key);
    await deleteVersions(actor, { id: world.target.id, lowerVersion: version }, { hard: false });
  },
};

const pushes = new Set<PackageAction>(['uploadVersion', 'uploadSymbols']);
const forAnonymous = new Set<PackageAction>(['reportAsOwner', 'delete']);

const done = packageRows.flatMap(({ action, ...row }) => {
  const doing = doings[action];
  return doing === undefined ? [] : [{ action, ...row, doing }];
});

describe('what is done to packages keeps to the table [rule 164]', () => {
  test.each(done)('in person: $action', async ({ action, may, doing }) => {
    for (const who of people) {
      const refusal = pushes.has(action) ? 'pushForbidden' : 'forbidden';
      const asked = who === 'anonymous' && !forAnonymous.has(action) ? 'unauthenticated' : refusal;
      expect(await outcomeOf(doing(inPerson(who))), who).toBe(may.includes(who) ? 'allowed' : asked);
    }
  });

  const byKeys = [
    ...done.filter(({ scopes }) => scopes.length > 0),
    {
      action: 'verifyKey' as const,
      ...packageMatrix.verifyKey,
      doing: (actor: Actor) => verifyPackage(actor, world.target),
    },
  ];

  test.each(byKeys)('by keys: $action', async ({ action, may, scopes: needed, doing }) => {
    for (const who of keyHolders) {
      for (const scope of scopes) {
        const owns = who !== 'galleryAdmin' && may.includes(who);
        const refusal = pushes.has(action) ? 'pushForbidden' : 'forbidden';
        const withScope = owns ? 'allowed' : refusal;
        expect(await outcomeOf(doing(byKey(who, scope))), keyName(who, scope)).toBe(
          needed.includes(scope) ? withScope : 'invalidApiKey',
        );
      }
    }
  });

  test('what is private is shown to whom it may be', async () => {
    const { packageKey, target } = world;
    for (const who of people) {
      const { owns, seesPrivate } = await viewerOf(inPerson(who), { packageKey, id: target.id });
      expect(seesPrivate, who).toBe(packageMatrix.seePrivate.may.includes(who));
      expect(owns, who).toBe(packageMatrix.reportAsOwner.may.includes(who));
    }
  });

  const pushNew = (actor: Actor) => outcomeOf(pushVersion(actor, `Test.${aWord()}`, '1.0.0'));

  test('a new package ID is pushed by everybody in his own name', async () => {
    for (const who of people) {
      expect(await pushNew(inPerson(who)), who).toBe(who === 'anonymous' ? 'unauthenticated' : 'allowed');
    }
  });

  test('a new package ID is pushed by keys that may push all', async () => {
    for (const who of keyHolders) {
      expect(await pushNew(byKey(who, 'push')), who).toBe('allowed');
      expect(await pushNew(byKey(who, 'pushVersion')), who).toBe('pushForbidden');
      expect(await pushNew(byKey(who, 'unlist')), who).toBe('invalidApiKey');
    }
  });
});

describe('of the account actions [rule 164, 165]', () => {
  const accountRows = Object.entries(accountMatrix).map(([action, may]) => ({
    // safe because these are its keys
    action: action as AccountAction,
    may,
  }));

  test.each(accountRows)('may $action of an organization or of himself: $may', async ({ action, may }) => {
    const self = world.users.stranger;
    expect(await mayDoToAccount(db(), self.actor, action, self.key), 'self').toBe(may.includes('self'));

    for (const who of people) {
      const { key } = world.organization;
      const expected = may.includes(who);
      expect(await mayDoToAccount(db(), inPerson(who), action, key), who).toBe(expected);
      expect(await outcomeOf(findOrganizationFor(inPerson(who), world.organization.name, action)), who).toBe(
        expected ? 'allowed' : refusalOf(who),
      );
    }
    for (const [name, actor] of keys) {
      expect(await mayDoToAccount(db(), actor, action, world.organization.key), name).toBe(false);
    }
    expect(await mayDoToAccount(db(), system, action, world.organization.key)).toBe(true);
  });

  test('an invitation of an organization to own a package is accepted by whom the table says', async () => {
    for (const who of people) {
      const { owner } = world.users;
      const { id } = await aPackage({ owner });
      await inviteOwner(owner.actor, id, { who: world.organization.name, message: '' });
      const { key } = await db().ownershipRequest.findFirstOrThrow({ where: { package: { id } } });
      expect(await outcomeOf(acceptOwnership(inPerson(who), key)), who).toBe(
        accountMatrix.handleOwnershipRequest.includes(who)
          ? 'allowed'
          : who === 'anonymous'
            ? 'unauthenticated'
            : 'forbidden',
      );
    }
  });

  /** To whoever may look at an organization it is told what he may not; to others not even that it is there. */
  function refusalOf(who: Who): ErrorCode {
    if (who === 'anonymous') return 'unauthenticated';
    return accountMatrix.view.includes(who) ? 'forbidden' : 'notFound';
  }

  test.each([
    ['manage', false],
    ['manageMembers', true],
    ['handleOwnershipRequest', false],
    ['delete', true],
    ['view', true],
  ] as const)('an administrator of the gallery may %s of other people: %s', async (action, expected) => {
    const { galleryAdmin, owner, stranger } = world.users;

    expect(await mayDoToAccount(db(), galleryAdmin.actor, action, owner.key)).toBe(expected);
    expect(await mayDoToAccount(db(), stranger.actor, action, owner.key)).toBe(false);
  });
});
