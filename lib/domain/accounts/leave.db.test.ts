import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { Prisma } from '@/lib/db/generated/client';
import { anEmptyDatabase } from '@/lib/testing/database';
import {
  aPackage,
  anApiKey,
  aUser,
  bytesOf,
  origin,
  type TestUser,
  userActor,
  visitor,
} from '@/lib/testing/factories';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { migrate } from '@/server/boot/migrate';
import { type Actor, system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { push } from '../packages/push';
import { searchPackages } from '../packages/search';
import { takeTry } from '../rate-limit';
import { reportVersion } from '../reports/report';
import { changeAddress } from './address';
import { takeMailTo } from './claim-address';
import { createUser } from './create';
import { finishSignIn } from './finish-sign-in';
import { inviteUser } from './invitations';
import { deleteOwnAccount, previewLeaving } from './leave';
import { lockUser } from './lock';
import { getProfile } from './profile';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';
import { actorColumns } from './user-actor';

let server: MailServer;

// Who is the last administrator depends on all others: a gallery of its own.
beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: 'lode@gallery.test' });
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
  await aUser({ admin: true });
});
afterAll(() => server.stop());

async function signedIn(user: TestUser): Promise<{ id: string; actor: Actor }> {
  const { id } = await signIn(user.name, user.password, visitor);
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody signed in.');
  return { id, actor };
}

const addressOf = async ({ key }: TestUser) =>
  (await db().emailAddress.findFirstOrThrow({ where: { accountKey: key } })).address;

/** Everything in the database that holds a text, as `table: row`. */
async function rowsWith(text: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public'`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await db().$queryRaw<{ row: string }[]>`
        select t::text as row from ${Prisma.raw(`"${name}"`)} t where t::text ilike ${`%${text}%`}`;
      return rows.map(({ row }) => `${name}: ${row}`);
    }),
  );
  return found.flat();
}

const listedIds = async (owner: string) =>
  (await searchPackages({ q: `owner:"${owner}"`, skip: 0, take: 9, prerelease: true, semVer2: true })).hits;

async function unconfirmed() {
  const user = await aUser();
  await db().emailAddress.updateMany({
    where: { accountKey: user.key },
    data: { confirmedAt: null, confirmedAddress: null },
  });
  return user;
}

describe('deleting one’s account [rule 201]', () => {
  test('tells first what becomes of packages, of others and of keys', async () => {
    const [user, other] = await Promise.all([aUser(), aUser()]);
    const alone = await aPackage({ owner: user });
    const shared = await aPackage({ owner: user });
    const { key: packageKey } = await db().package.findUniqueOrThrow({ where: { lowerId: shared.lowerId } });
    await db().packageOwner.create({ data: { packageKey, accountKey: other.key } });
    await anApiKey(user);

    expect(await previewLeaving(user.actor)).toEqual({
      orphans: [alone.id],
      shared: 1,
      prefixes: [],
      apiKeys: 1,
      organizations: { ends: [], promotes: [], stays: [] },
      lastAdministrator: false,
      whole: false,
    });
  });

  test('leaves the name nowhere but in the row that keeps it, and the address nowhere', async () => {
    const user = await aUser();
    const address = await addressOf(user);
    const { lowerId, lowerVersion } = await aPackage();
    await signIn(user.name, 'a wrong password', visitor).catch(() => undefined);
    await signIn(address, 'a wrong password', visitor).catch(() => undefined);
    await takeMailTo(address);
    const { actor } = await signedIn(user);
    const report = { lowerId, lowerVersion, reason: 'other', message: 'Hm.', contactedOwners: true } as const;
    await reportVersion(actor, { ...report, copy: false });
    await aPackage({ owner: user });
    await anApiKey(user);
    await db().mail.deleteMany();
    await deleteOwnAccount(actor, { name: ` ${user.name.toUpperCase()} `, orphans: 'keep' });

    // The last mail waits to be sent; its text goes with that, and its row soon after.
    const last = await db().mail.findMany({ select: { to: true, subject: true } });
    expect(last).toMatchObject([{ to: address, subject: expect.stringContaining('was deleted') }]);
    await db().mail.deleteMany();
    expect(await rowsWith(address)).toEqual([]);
    expect(await rowsWith(user.name)).toEqual([expect.stringMatching(/^Account: /)]);
    expect(await db().account.findUniqueOrThrow({ where: { key: user.key } })).toMatchObject({
      name: `deleted account ${user.key}`,
      lowerName: user.name,
    });
  });

  test('leaves what is counted against others, whose number or address one had taken for a name', async () => {
    const counted = ['code:account:4711', 'sign-in:address:192.0.2.7'];
    for (const name of counted) await takeTry(name, { most: 9, perSeconds: 3600 });
    for (const name of ['4711', '192.0.2.7']) {
      const email = `${aWord()}@example.test`;
      const { key } = await createUser(system, { name, email, admin: false });
      await deleteOwnAccount(userActor(key, name), { name });
    }

    expect(await db().rateLimit.count({ where: { name: { in: counted } } })).toBe(counted.length);
  });

  test('ends sessions, keys and the profile, and the name is never given again', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    const { id, actor } = await signedIn(user);
    await deleteOwnAccount(actor, { name: user.name });

    expect(await findSessionActor(id, origin)).toBeUndefined();
    await expect(signIn(user.name, user.password, visitor)).rejects.toMatchObject({ code: 'invalid' });
    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    await expect(getProfile(user.name, { skip: 0, take: 1 })).rejects.toMatchObject({ code: 'notFound' });
    await expect(
      createUser(system, { name: user.name.toUpperCase(), email: `${aWord()}@example.test`, admin: false }),
    ).rejects.toMatchObject({ code: 'conflict', field: 'name' });
  });

  test('takes nothing from whose address was only claimed', async () => {
    const [user, owner] = await Promise.all([aUser(), aUser()]);
    const address = await addressOf(owner);
    const invited = `${aWord()}@example.test`;
    await lockUser(system, owner.name, 'A mail that waits.');
    await inviteUser(system, invited);
    for (const claimed of [address, invited]) {
      await db().emailAddress.create({
        data: { accountKey: user.key, address: claimed, lowerAddress: claimed },
      });
      await takeTry(`sign-in:account:${claimed}`, { most: 9, perSeconds: 60 });
    }
    await deleteOwnAccount(user.actor, { name: user.name });

    for (const to of [address, invited]) expect(await db().mail.count({ where: { to } })).toBe(1);
    expect(await db().invitation.count({ where: { lowerAddress: invited } })).toBe(1);
    const counted = [address, invited].map((claimed) => `sign-in:account:${claimed}`);
    expect(await db().rateLimit.count({ where: { name: { in: counted } } })).toBe(2);
  });

  test('lets nobody in whose sign-in was under way, and keeps no address and no key that came too late', async () => {
    const user = await aUser();
    const account = await db().account.findUniqueOrThrow({
      where: { key: user.key },
      select: actorColumns,
    });
    await deleteOwnAccount(user.actor, { name: user.name });

    const how = { method: 'password', secondFactor: false };
    await expect(transaction((tx) => finishSignIn(tx, account, how, visitor))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(changeAddress(user.actor, `${aWord()}@example.test`)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const mine = { where: { accountKey: user.key } };
    expect(await db().session.count(mine)).toBe(0);
    expect(await db().knownDevice.count(mine)).toBe(0);
    expect(await db().emailAddress.count(mine)).toBe(0);
  });

  test('is recorded once, and asked for again refused', async () => {
    const user = await aUser();
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => deleteOwnAccount(user.actor, { name: user.name })),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await db().auditRecord.findMany({ where: { accountKey: user.key, action: 'account.delete' } }),
    ).toMatchObject([{ actorKey: user.key, subject: '', details: { whole: false, packages: 0 } }]);
  });

  test('of an unconfirmed account removes it whole, and its name is free again', async () => {
    const user = await unconfirmed();
    expect(await previewLeaving(user.actor)).toMatchObject({ whole: true });
    await deleteOwnAccount({ ...user.actor, confirmed: false }, { name: user.name });

    expect(await rowsWith(user.name)).toEqual([]);
    await expect(
      createUser(system, { name: user.name, email: `${aWord()}@example.test`, admin: false }),
    ).resolves.toMatchObject({ name: user.name });
  });
});

describe('packages of who leaves [rule 201]', () => {
  test('wait for a choice when nobody else owns them, and nothing is done until then', async () => {
    const user = await aUser();
    await aPackage({ owner: user });

    await expect(deleteOwnAccount(user.actor, { name: user.name })).rejects.toMatchObject({
      field: 'orphans',
    });
    expect(await listedIds(user.name)).toHaveLength(1);
  });

  test.each([
    ['keep', true],
    ['unlist', false],
  ] as const)('that nobody else owns are served on when told to %s them', async (orphans, listed) => {
    const user = await aUser();
    const { lowerId } = await aPackage({ owner: user });
    await deleteOwnAccount(user.actor, { name: user.name, orphans });

    const found = await db().package.findUniqueOrThrow({
      where: { lowerId },
      include: { owners: true, versions: { include: { files: true } } },
    });
    expect(found.owners).toEqual([]);
    expect(found.versions).toMatchObject([{ status: 'available', listed }]);
    expect(found.versions[0]?.files.length).toBeGreaterThan(0);
    expect(await listedIds(user.name)).toEqual([]);
    const unlistings = await db().auditRecord.count({
      where: { packageKey: found.key, action: 'package.unlist', actorKey: user.key },
    });
    expect(unlistings).toBe(listed ? 0 : 1);
  });

  test('that others own stay with them, listed whatever was chosen', async () => {
    const [user, other] = await Promise.all([aUser(), aUser()]);
    const { lowerId } = await aPackage({ owner: user });
    const { key: packageKey } = await db().package.findUniqueOrThrow({ where: { lowerId } });
    await db().packageOwner.create({ data: { packageKey, accountKey: other.key } });
    await deleteOwnAccount(user.actor, { name: user.name, orphans: 'unlist' });

    const found = await db().package.findUniqueOrThrow({
      where: { lowerId },
      include: { owners: true, versions: true },
    });
    expect(found).toMatchObject({ owners: [{ accountKey: other.key }], versions: [{ listed: true }] });
  });

  test('get no owner who is gone by a push that was under way', async () => {
    const user = await aUser();
    const byKey = await authenticateApiKey(await anApiKey(user), origin);
    const pushes = [1, 2, 3, 4].map(async () =>
      push(byKey, bytesOf(await makeNupkg({ id: `Test.${aWord()}`, version: '1.0.0' })), {
        limitBytes: 1_000_000,
      }),
    );
    await Promise.allSettled([...pushes, deleteOwnAccount(user.actor, { name: user.name, orphans: 'keep' })]);

    expect(await db().packageOwner.count({ where: { accountKey: user.key } })).toBe(0);
  });
});

describe('an account is not deleted', () => {
  test('without the name, without proof of who asks, or while it is locked', async () => {
    const user = await aUser();
    const stale = { ...user.actor, session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) } };
    await expect(deleteOwnAccount(user.actor, { name: 'somebody' })).rejects.toMatchObject({ field: 'name' });
    await expect(deleteOwnAccount(stale, { name: user.name })).rejects.toMatchObject({ code: 'proofNeeded' });

    await lockUser(system, user.name, 'x');
    const locked = { ...user.actor, locked: true };
    await expect(deleteOwnAccount(locked, { name: user.name })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db().account.findUnique({ where: { key: user.key, deletedAt: null } })).not.toBeNull();
  });

  test('as the last administrator: of two who leave at once, one stays', async () => {
    const before = await db().account.findMany({ where: { admin: true, deletedAt: null } });
    const others = await Promise.all([aUser({ admin: true }), aUser({ admin: true })]);
    await db().account.updateMany({
      where: { key: { in: before.map(({ key }) => key) } },
      data: { admin: false },
    });
    const outcomes = await Promise.allSettled(
      others.map(({ actor, name }) => deleteOwnAccount(actor, { name })),
    );

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().account.count({ where: { admin: true, deletedAt: null } })).toBe(1);
  });
});
