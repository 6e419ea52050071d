import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, anApiKey, aUser, origin, type TestUser, visitor } from '@/lib/testing/factories';
import { anOrganization } from '@/lib/testing/organizations';
import { aPrefixValue } from '@/lib/testing/prefixes';
import type { Actor } from '../actor';
import { inviteOwner } from '../owners/invite';
import { requestPrefix } from '../prefixes/requests/ask';
import { rejectPrefix } from '../prefixes/requests/decide';
import { exportAccount } from './export';
import { changeNotifications, getNotifications } from './notifications';
import { findSessionActor } from './sessions';
import { signIn } from './sign-in';

type Exported = Record<string, { key: number }[]>;

async function exported(actor: Actor): Promise<Exported> {
  const pieces: string[] = [];
  for await (const piece of await exportAccount(actor)) pieces.push(piece);
  // safe because the test of its content looks at the same document
  return JSON.parse(pieces.join('')) as Exported;
}

const actsOf = async ({ key }: TestUser, action: string) =>
  (await db().auditRecord.findMany({ where: { accountKey: key, action } })).map(({ details }) => details);

describe('an export [rule 202]', () => {
  test('holds what is kept of a person, and no secret', async () => {
    const user = await aUser();
    const secret = await anApiKey(user);
    const { id } = await aPackage({ owner: user });
    await inviteOwner(user.actor, id, { who: (await aUser()).name, message: 'Hello.' });
    const { id: sessionId } = await signIn(user.name, user.password, visitor);
    const text = JSON.stringify(await exported(user.actor));

    expect(JSON.parse(text)).toMatchObject({
      account: { name: user.name, emailAllowed: true },
      addresses: [{ address: expect.stringContaining('@example.test') }],
      sessions: [{ address: origin.address, userAgent: origin.client }],
      passwords: [{ kind: 'password' }],
      apiKeys: [{ name: 'test', scopes: expect.arrayContaining([{ action: 'push', glob: '*' }]) }],
      ownershipInvitations: [{ message: 'Hello.', package: { id } }],
      ownedPackages: [{ id }],
      pushedVersions: [{ id, fullVersion: '1.0.0' }],
      auditRecords: expect.arrayContaining([expect.objectContaining({ action: 'package.push' })]),
    });
    for (const hidden of [secret, sessionId, 'argon2', 'hash', 'Hash', user.password]) {
      expect(text).not.toContain(hidden);
    }
  });

  test('holds of a request in the name of an organization what he wrote, not what became of it', async () => {
    const { organization, administrator: user } = await anOrganization();
    const admin = await aUser({ admin: true });
    const ask = async (name?: string) => {
      const { key } = await requestPrefix(user.actor, {
        ...{ value: aPrefixValue(), exact: false, shared: false, organization: name },
        ...{ reason: 'Ours.', evidence: 'https://contoso.test/', domain: '' },
      });
      await rejectPrefix(admin.actor, { key, criteria: [], decision: 'Not yours.' });
    };
    await ask(organization.name);
    await ask();

    const { prefixRequests: [theirs, own] = [] } = await exported(user.actor);
    expect(theirs).toEqual({
      key: expect.any(Number),
      value: expect.any(String),
      ...{ exact: false, shared: false, reason: 'Ours.', domain: '' },
      evidence: ['https://contoso.test/'],
      createdAt: expect.any(String),
    });
    expect(own).toMatchObject({ status: 'rejected', decision: 'Not yours.' });
  });

  test('of a long past is whole, and nobody else’s', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);
    await db().auditRecord.createMany({
      data: Array.from({ length: 1200 }, () => ({ action: 'test', subject: '', actorKey: user.key })),
    });

    const { auditRecords = [] } = await exported(user.actor);
    const kept = await db().auditRecord.findMany({
      where: { OR: [{ actorKey: user.key }, { accountKey: user.key }] },
      orderBy: { key: 'asc' },
      select: { key: true },
    });
    expect(auditRecords.map(({ key }) => key)).toEqual(kept.map(({ key }) => Number(key)));
    expect(JSON.stringify(await exported(stranger.actor))).not.toContain(user.name);
  });

  test('wants proof of who asks, is recorded, and is given five times a day', async () => {
    const user = await aUser();
    const stale = { ...user.actor, session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) } };
    await expect(exportAccount(stale)).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(exportAccount({ kind: 'anonymous', origin })).rejects.toMatchObject({
      code: 'unauthenticated',
    });

    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(() => exportAccount(user.actor)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(exportAccount(user.actor)).rejects.toMatchObject({ code: 'tooManyTries' });
    expect(await actsOf(user, 'account.export')).toHaveLength(5);
  });
});

describe('notifications [rule 198]', () => {
  test('are both on until they are turned off, which is recorded once', async () => {
    const user = await aUser();
    expect(await getNotifications(user.actor)).toEqual({ emailAllowed: true, notifyPackagePushed: true });
    const wanted = { emailAllowed: false, notifyPackagePushed: true };
    await Promise.all([1, 2, 3].map(() => changeNotifications(user.actor, wanted)));

    expect(await getNotifications(user.actor)).toEqual(wanted);
    expect(await actsOf(user, 'account.changeNotifications')).toEqual([wanted]);
  });

  test('may be changed by who is locked, and by nobody who is gone', async () => {
    const user = await aUser();
    const none = { emailAllowed: false, notifyPackagePushed: false };
    await expect(changeNotifications({ kind: 'anonymous', origin }, none)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await changeNotifications({ ...user.actor, locked: true }, none);
    expect(await getNotifications(user.actor)).toEqual(none);

    const actor = await findSessionActor((await signIn(user.name, user.password, visitor)).id, origin);
    await db().account.update({ where: { key: user.key }, data: { deletedAt: new Date() } });
    await expect(
      changeNotifications(actor ?? user.actor, { emailAllowed: true, notifyPackagePushed: true }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
