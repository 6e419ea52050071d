import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { effort } from '@/lib/testing/effort';
import {
  aPackage,
  anApiKey,
  aUser,
  aVisitor,
  bytesOf,
  origin,
  type TestUser,
  visitor,
} from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { makeNupkg } from '@/lib/testing/nupkg';
import { anOrganization } from '@/lib/testing/organizations';
import { turnOnByApp } from '@/lib/testing/second-factor';
import { addressOf, aTransformRequest } from '@/lib/testing/transforms';
import { deleteOwnAccount } from '../accounts/leave';
import { lockUser } from '../accounts/lock';
import { replacePassword } from '../accounts/replace-password';
import { findSessionActor } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { createApiKey } from '../api-keys/create';
import { push } from '../packages/push';
import { acceptInvitation } from './answer-invitation';
import { inviteMember } from './invite';
import { findStanding } from './standing';
import { confirmTransform } from './transform';
import { cancelTransform, rejectTransform, requestTransform } from './transform-requests';
import { getTransformToConfirm } from './transform-view';

keepMails();

const kindOf = async (key: number) =>
  (await db().account.findUniqueOrThrow({ where: { key }, select: { kind: true } })).kind;

const rightsIn = async (account: TestUser, administrator: TestUser) =>
  findStanding(db(), administrator.key, account.key);

/** What opens an account, by what it is. */
async function waysIn(accountKey: number) {
  const where = { accountKey };
  return {
    sessions: await db().session.count({ where }),
    credentials: await db().credential.count({ where }),
    authenticators: await db().authenticator.count({ where }),
    recoveryCodes: await db().recoveryCode.count({ where }),
    externalLogins: await db().externalLogin.count({ where }),
    devices: await db().knownDevice.count({ where }),
    resets: await db().passwordReset.count({ where }),
  };
}

async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('Nothing was refused.');
}

describe('who confirms makes the account an organization [rule 168]', () => {
  test('whose administrator he is, with its name, packages and address as they were', async () => {
    const { account, administrator } = await aTransformRequest();
    const { id } = await aPackage({ owner: account });
    const address = await addressOf(account);

    expect(await confirmTransform(administrator.actor, account.key)).toBe(account.name);
    expect(await rightsIn(account, administrator)).toMatchObject({
      name: account.name,
      role: 'administrator',
      confirmed: true,
      unmet: [],
    });
    expect(await db().packageOwner.count({ where: { accountKey: account.key, package: { id } } })).toBe(1);
    expect(await addressOf(account)).toBe(address);
    expect((await mailsTo(address)).at(-1)?.subject).toBe(`[Lode] ${account.name} is an organization now`);
    expect(
      await db().auditRecord.findMany({
        where: { action: 'organization.transform', organizationKey: account.key },
      }),
    ).toMatchObject([{ actorKey: administrator.key, accountKey: account.key, subject: '' }]);
  });

  test('to which nobody can sign in, as if nobody were called so, and in which nobody is', async () => {
    const { account, administrator } = await aTransformRequest();
    await signIn(account.name, account.password, visitor);
    const { id: session } = await signIn(account.name, account.password, visitor);
    await turnOnByApp(account);
    await db().passwordReset.create({
      data: {
        hash: Buffer.from(account.name),
        accountKey: account.key,
        expiresAt: new Date(Date.now() + 9e6),
      },
    });
    await db().externalLogin.create({
      data: { accountKey: account.key, provider: 'corp', subject: account.name, identity: 'x' },
    });
    await confirmTransform(administrator.actor, account.key);

    expect(await waysIn(account.key)).toEqual({
      sessions: 0,
      credentials: 0,
      authenticators: 0,
      recoveryCodes: 0,
      externalLogins: 0,
      devices: 0,
      resets: 0,
    });
    expect(await findSessionActor(session, origin)).toBeUndefined();
    const unknown = await refusalOf(signIn('nobody-of-this-name', account.password, aVisitor()));
    expect(await refusalOf(signIn(account.name, account.password, aVisitor()))).toBe(unknown);
    expect(await refusalOf(signIn(await addressOf(account), account.password, aVisitor()))).toBe(unknown);
    expect(await db().account.findUniqueOrThrow({ where: { key: account.key } })).toMatchObject({
      secondFactor: false,
      admin: false,
    });
  });

  test('whose keys go on pushing in its name, with the same secret, scopes and end, as the administrator’s', async () => {
    const { account, administrator } = await aTransformRequest();
    const secret = await anApiKey(account, { globs: ['Test.*'], days: 20 });
    const { id } = await aPackage({ owner: account });
    const before = await authenticateApiKey(secret, origin);
    await confirmTransform(administrator.actor, account.key);

    const after = await authenticateApiKey(secret, origin);
    expect(after).toEqual({ ...before, creatorKey: administrator.key, ownerKey: account.key });
    const nupkg = await makeNupkg({ id, version: '2.0.0' });
    await expect(push(after, bytesOf(nupkg), { limitBytes: 1_000_000 })).resolves.toMatchObject({
      version: '2.0.0',
    });
    expect(
      await db().packageVersion.findFirst({ where: { package: { id }, normalizedVersion: '2.0.0' } }),
    ).toMatchObject({ pusherKey: administrator.key });
  });

  test('and ends the keys that it made in the name of others', async () => {
    const { account, administrator } = await aTransformRequest();
    const { organization } = await anOrganization();
    const secret = await anApiKey(account);
    await db().apiKey.updateMany({
      where: { creatorKey: account.key },
      data: { ownerKey: organization.key },
    });
    await confirmTransform(administrator.actor, account.key);

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test('and what it asked of others and was asked for is over', async () => {
    const { account, administrator } = await aTransformRequest();
    const other = await aUser();
    await requestTransform(other.actor, { administrator: account.name, name: other.name });
    await confirmTransform(administrator.actor, account.key);

    expect(await db().transformRequest.count({ where: { administratorKey: account.key } })).toBe(0);
    expect((await mailsTo(await addressOf(other))).at(-1)?.subject).toBe(
      `[Lode] ${other.name} does not become an organization`,
    );
  });

  test('by the link of the mail, which shows the request to nobody else', async () => {
    const { account, administrator } = await aTransformRequest();
    const token = await tokenSentTo(await addressOf(administrator), 'account/transform');

    expect(await getTransformToConfirm(administrator.actor, token)).toMatchObject({ name: account.name });
    await expect(getTransformToConfirm(account.actor, token)).rejects.toMatchObject({ code: 'forbidden' });
    await confirmTransform(administrator.actor, account.key);
    await expect(getTransformToConfirm(administrator.actor, token)).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('is refused without recent proof, and to who is locked meanwhile', async () => {
    const { account, administrator } = await aTransformRequest();
    const stale = { ...administrator.actor, session: { key: 0, provedAt: new Date(0) } };
    await expect(confirmTransform(stale, account.key)).rejects.toMatchObject({ code: 'proofNeeded' });
    await lockUser(system, administrator.name, 'x');

    await expect(confirmTransform(administrator.actor, account.key)).rejects.toThrow('is locked');
    expect(await kindOf(account.key)).toBe('user');
  });
});

describe('what comes at the same moment', { timeout: 400_000 }, () => {
  test('an invitation that is accepted and the change do not both happen, and nothing is half-done', async () => {
    const { organization, administrator: host } = await anOrganization();
    for (let round = 0; round < effort(100); round++) {
      const { account, administrator } = await aTransformRequest();
      const invited = { who: account.name, role: 'collaborator' as const };
      const { key } = await inviteMember(host.actor, organization.name, invited);
      const [joined, changed] = await Promise.allSettled([
        acceptInvitation(account.actor, { key }),
        confirmTransform(administrator.actor, account.key),
      ]);

      expect(await db().membershipInvitation.count({ where: { key } })).toBe(0);
      expect([joined.status, changed.status].sort()).toEqual(['fulfilled', 'rejected']);
      const kind = await kindOf(account.key);
      expect(kind).toBe(changed.status === 'fulfilled' ? 'organization' : 'user');
      expect(await db().membership.count({ where: { memberKey: account.key } })).toBe(
        kind === 'user' ? 1 : 0,
      );
      expect((await waysIn(account.key)).credentials).toBe(kind === 'user' ? 1 : 0);
      expect((await rightsIn(account, administrator))?.role).toBe(
        kind === 'user' ? undefined : 'administrator',
      );
    }
  });

  test('confirming and taking back: one of them holds', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { account, administrator } = await aTransformRequest();
      const acts = [
        confirmTransform(administrator.actor, account.key),
        round % 2 === 0 ? cancelTransform(account.actor) : rejectTransform(administrator.actor, account.key),
      ];
      const [changed, ended] = await Promise.allSettled(acts);

      expect([changed?.status, ended?.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await kindOf(account.key)).toBe(changed?.status === 'fulfilled' ? 'organization' : 'user');
      expect(await db().transformRequest.count({ where: { accountKey: account.key } })).toBe(0);
    }
  });

  test('of two who confirm at once, in two windows, one makes the organization', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { account, administrator } = await aTransformRequest();
      const both = await Promise.allSettled([
        confirmTransform(administrator.actor, account.key),
        confirmTransform(administrator.actor, account.key),
      ]);

      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(
        await db().auditRecord.count({
          where: { action: 'organization.transform', accountKey: account.key },
        }),
      ).toBe(1);
    }
  });

  test('an account that is deleted or locked while it is confirmed is one thing or the other', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { account, administrator } = await aTransformRequest();
      const other =
        round % 2 === 0
          ? deleteOwnAccount(account.actor, { name: account.name })
          : lockUser(system, account.name, 'x');
      const [changed] = await Promise.allSettled([confirmTransform(administrator.actor, account.key), other]);

      const { kind, deletedAt, lockedAt } = await db().account.findUniqueOrThrow({
        where: { key: account.key },
      });
      expect(kind).toBe(changed.status === 'fulfilled' ? 'organization' : 'user');
      if (kind === 'organization') expect(deletedAt).toBeNull();
      else expect(deletedAt ?? lockedAt).not.toBeNull();
      const administrators = await db().membership.count({ where: { organizationKey: account.key } });
      expect(administrators).toBe(kind === 'organization' ? 1 : 0);
    }
  });

  test('an organization never has a way in, a session or a key of its own making', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { account, administrator } = await aTransformRequest();
      const newKey = { name: 'x', ownerKey: account.key, actions: ['unlist' as const], globs: [], days: 1 };
      await Promise.allSettled([
        confirmTransform(administrator.actor, account.key),
        signIn(account.name, account.password, aVisitor()),
        transaction((tx) => replacePassword(tx, account.actor, 'a hash')),
        createApiKey(account.actor, newKey),
      ]);

      expect(await kindOf(account.key)).toBe('organization');
      expect(await waysIn(account.key)).toMatchObject({ sessions: 0, credentials: 0 });
      expect(await db().apiKey.count({ where: { creatorKey: account.key } })).toBe(0);
    }
  });

  test('two who ask one another do not both become organizations of each other', async () => {
    for (let round = 0; round < effort(100); round++) {
      const { account: one, administrator: two } = await aTransformRequest();
      await requestTransform(two.actor, { administrator: one.name, name: two.name });
      const both = await Promise.allSettled([
        confirmTransform(two.actor, one.key),
        confirmTransform(one.actor, two.key),
      ]);

      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect([await kindOf(one.key), await kindOf(two.key)].sort()).toEqual(['organization', 'user']);
      expect(await db().transformRequest.count({ where: { accountKey: { in: [one.key, two.key] } } })).toBe(
        0,
      );
    }
  });
});
