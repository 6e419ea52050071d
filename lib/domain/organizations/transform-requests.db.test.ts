import { beforeAll, describe, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { anEmptyDatabase } from '@/lib/testing/database';
import { aUser, type TestUser, userActor } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { addressOf, aTransformRequest } from '@/lib/testing/transforms';
import { aWord } from '@/lib/testing/word';
import { migrate } from '@/server/boot/migrate';
import { lockUser } from '../accounts/lock';
import { deleteOwnAccount } from '../accounts/leave';
import { system, type UserActor } from '../actor';
import { hashSecret } from '../secret';
import { createOrganization } from './create';
import { confirmTransform } from './transform';
import {
  cancelTransform,
  rejectTransform,
  removeOldTransforms,
  requestTransform,
} from './transform-requests';
import { listTransformsToConfirm, previewTransform } from './transform-view';

keepMails();

// Who is the last administrator depends on all others: a gallery of its own.
beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
});

const ask = (account: TestUser, administrator: string, actor: UserActor = account.actor) =>
  requestTransform(actor, { administrator, name: account.name });

const invite = (inviteeKey: number, organizationKey: number, expiresAt: Date) =>
  db().membershipInvitation.create({
    data: { inviteeKey, organizationKey, role: 'collaborator', tokenHash: hashSecret(aWord()), expiresAt },
  });

const tomorrow = () => new Date(Date.now() + 86_400_000);

const actsOn = async (accountKey: number) =>
  (await db().auditRecord.findMany({ where: { accountKey }, orderBy: { key: 'asc' } })).map(
    ({ action, actorKey }) => [action, actorKey],
  );

type Case = { title: string; prepare: (account: TestUser) => Promise<unknown>; reason: RegExp };

const hindered: Case[] = [
  {
    title: 'has no confirmed address',
    prepare: ({ key }) =>
      db().emailAddress.updateMany({
        where: { accountKey: key },
        data: { confirmedAt: null, confirmedAddress: null },
      }),
    reason: /has no confirmed e-mail address/,
  },
  { title: 'is locked', prepare: ({ name }) => lockUser(system, name, 'x'), reason: /is locked/ },
  {
    title: 'administers the gallery',
    prepare: async ({ key }) => {
      await aUser({ admin: true });
      await db().account.update({ where: { key }, data: { admin: true } });
    },
    reason: /administers this gallery/,
  },
  {
    title: 'is a member of an organization',
    // Whoever joins as people do ends his request: here he is a member all at once.
    prepare: async ({ key }) =>
      db().membership.create({
        data: {
          organizationKey: (await anOrganization()).organization.key,
          memberKey: key,
          role: 'collaborator',
        },
      }),
    reason: /is a member of an organization/,
  },
  {
    title: 'is invited to an organization',
    prepare: async ({ key }) => invite(key, (await anOrganization()).organization.key, tomorrow()),
    reason: /is invited to become a member/,
  },
  {
    title: 'is an organization already',
    prepare: ({ key }) => db().account.update({ where: { key }, data: { kind: 'organization' } }),
    reason: /is an organization already/,
  },
];

describe('an account is refused to become an organization [rule 167]', () => {
  test.each(hindered)('that $title', async ({ prepare, reason }) => {
    const [account, administrator] = await Promise.all([aUser(), aUser()]);
    await prepare(account);

    await expect(ask(account, administrator.name)).rejects.toThrow(reason);
    expect(await db().transformRequest.count({ where: { accountKey: account.key } })).toBe(0);
  });

  test.each(hindered.slice(0, -1))('by who confirms when it by then $title', async ({ prepare, reason }) => {
    const { account, administrator } = await aTransformRequest();
    await prepare(account);

    await expect(confirmTransform(administrator.actor, account.key)).rejects.toThrow(reason);
    expect(await db().account.findUniqueOrThrow({ where: { key: account.key } })).toMatchObject({
      kind: 'user',
    });
  });

  test('as the last administrator of the gallery, with that reason', async () => {
    await db().account.updateMany({ where: { admin: true }, data: { admin: false } });
    const account = await aUser({ admin: true });

    const { hindrances } = await previewTransform(account.actor);
    expect(hindrances).toEqual([expect.stringContaining('is the last administrator of this gallery')]);
  });

  test('while an invitation waits, and no longer once it is too old', async () => {
    const [account, administrator] = await Promise.all([aUser(), aUser()]);
    await invite(account.key, (await anOrganization()).organization.key, new Date());

    await ask(account, administrator.name);
    expect(await previewTransform(account.actor)).toMatchObject({
      waiting: { administrator: administrator.name },
    });
  });

  test('whose future administrator is itself, an organization, nobody, an address, unconfirmed or locked', async () => {
    const account = await aUser();
    const { organization } = await anOrganization();
    const [unconfirmed, locked, gone] = await Promise.all([aUser(), aUser(), aUser()]);
    await db().emailAddress.updateMany({
      where: { accountKey: unconfirmed.key },
      data: { confirmedAt: null, confirmedAddress: null },
    });
    await lockUser(system, locked.name, 'x');
    await deleteOwnAccount(gone.actor, { name: gone.name });
    const cases = [
      [account.name.toUpperCase(), /another account than your own/],
      [organization.name, /is an organization/],
      ['nobody-of-this-name', /There is no person "nobody-of-this-name"/],
      [gone.name, /There is no person/],
      [await addressOf(locked), /not an e-mail address/],
      [unconfirmed.name, /has no confirmed e-mail address/],
      [locked.name, /is locked/],
    ] as const;

    for (const [name, reason] of cases) {
      const refusal = await ask(account, name).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ field: 'administrator', message: expect.stringMatching(reason) });
    }
    expect(await db().transformRequest.count({ where: { accountKey: account.key } })).toBe(0);
  });

  test('without recent proof, or by a name that was mistyped', async () => {
    const [account, administrator] = await Promise.all([aUser(), aUser()]);
    const stale = { ...account.actor, session: { key: 0, provedAt: new Date(0) } };

    await expect(ask(account, administrator.name, stale)).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(
      requestTransform(account.actor, { administrator: administrator.name, name: 'x' }),
    ).rejects.toMatchObject({ field: 'name' });
  });
});

describe('a request', () => {
  test('is told to both, recorded for both, and shown to who may confirm alone [rule 169]', async () => {
    const { account, administrator } = await aTransformRequest();

    expect(await subjectsTo(administrator)).toEqual([
      `[Lode] ${account.name} wants to become your organization`,
    ]);
    expect(await subjectsTo(account)).toEqual([`[Lode] ${account.name} was asked to become an organization`]);
    expect(await actsOn(administrator.key)).toContainEqual(['organization.requestTransform', account.key]);
    expect(await listTransformsToConfirm(administrator.actor)).toMatchObject([{ name: account.name }]);
    expect(await listTransformsToConfirm(account.actor)).toEqual([]);
  });

  test('is taken back once, and its other party told [rule 169]', async () => {
    const { account, administrator } = await aTransformRequest();
    await cancelTransform(account.actor);
    await cancelTransform(account.actor);

    expect((await subjectsTo(administrator)).slice(1)).toEqual([
      `[Lode] ${account.name} does not become your organization`,
    ]);
    const acts = (await actsOn(administrator.key)).map(([action]) => action);
    expect(acts.filter((action) => action === 'organization.cancelTransform')).toHaveLength(1);
    await expect(confirmTransform(administrator.actor, account.key)).rejects.toThrow('This request is over');
  });

  test('is rejected by who was asked, and by nobody else [rule 169]', async () => {
    const { account, administrator } = await aTransformRequest();
    const stranger = await aUser({ admin: true });
    await expect(rejectTransform(stranger.actor, account.key)).rejects.toThrow('This request is over');
    await expect(confirmTransform(stranger.actor, account.key)).rejects.toThrow('This request is over');
    await expect(confirmTransform(account.actor, account.key)).rejects.toThrow('This request is over');
    await rejectTransform(administrator.actor, account.key);

    expect((await subjectsTo(account)).slice(1)).toEqual([
      `[Lode] ${account.name} does not become an organization`,
    ]);
    expect(await actsOn(account.key)).toContainEqual(['organization.rejectTransform', administrator.key]);
    await expect(rejectTransform(administrator.actor, account.key)).rejects.toThrow('This request is over');
  });

  test('takes the place of an earlier one, whose party is told [rule 169]', async () => {
    const { account, administrator } = await aTransformRequest();
    const other = await aUser();
    await ask(account, other.name);

    expect((await subjectsTo(administrator)).slice(1)).toEqual([
      `[Lode] ${account.name} does not become your organization`,
    ]);
    await expect(confirmTransform(administrator.actor, account.key)).rejects.toThrow('This request is over');
    expect(await listTransformsToConfirm(other.actor)).toMatchObject([{ name: account.name }]);
  });

  test('to the same person again makes the first link useless, and tells of no end', async () => {
    const { account, administrator } = await aTransformRequest();
    await ask(account, administrator.name);

    expect(await subjectsTo(administrator)).toEqual(
      Array.from({ length: 2 }, () => `[Lode] ${account.name} wants to become your organization`),
    );
  });

  test('is over after thirty days, and then removed', async () => {
    const { account, administrator } = await aTransformRequest();
    const { createdAt, expiresAt } = await db().transformRequest.findUniqueOrThrow({
      where: { accountKey: account.key },
    });
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000)).toBe(30);
    await db().transformRequest.update({
      where: { accountKey: account.key },
      data: { expiresAt: new Date() },
    });

    await expect(confirmTransform(administrator.actor, account.key)).rejects.toThrow('This request is over');
    expect(await listTransformsToConfirm(administrator.actor)).toEqual([]);
    expect(await removeOldTransforms()).toBeGreaterThan(0);
    expect(await db().transformRequest.count({ where: { accountKey: account.key } })).toBe(0);
  });

  test('ends when its account makes an organization', async () => {
    const { account, administrator } = await aTransformRequest();
    await createOrganization(account.actor, { name: aWord(), email: `${aWord()}@example.test` });

    expect((await subjectsTo(administrator)).slice(1)).toEqual([
      `[Lode] ${account.name} does not become your organization`,
    ]);
    expect((await previewTransform(account.actor)).waiting).toBeUndefined();
  });

  test('ends when either account is deleted, and the other is told', async () => {
    const first = await aTransformRequest();
    await deleteOwnAccount(first.account.actor, { name: first.account.name });
    expect((await subjectsTo(first.administrator)).slice(1)).toHaveLength(1);

    const second = await aTransformRequest();
    await deleteOwnAccount(second.administrator.actor, { name: second.administrator.name });
    expect((await subjectsTo(second.account)).slice(1)).toEqual([
      `[Lode] ${second.account.name} does not become an organization`,
    ]);
    expect(await db().transformRequest.count({ where: { administratorKey: second.administrator.key } })).toBe(
      0,
    );
  });

  test('writes to nobody who takes no such mails', async () => {
    const [account, administrator] = await Promise.all([aUser(), aUser()]);
    const keys = { in: [account.key, administrator.key] };
    await db().account.updateMany({ where: { key: keys }, data: { emailAllowed: false } });
    await ask(account, administrator.name);
    await cancelTransform(account.actor);

    expect([...(await subjectsTo(account)), ...(await subjectsTo(administrator))]).toEqual([]);
  });

  test('stays as it is when somebody else is the one who cancels', async () => {
    const { account, administrator } = await aTransformRequest();
    await cancelTransform(administrator.actor);
    await cancelTransform(userActor((await aUser()).key, 'stranger'));

    expect(await listTransformsToConfirm(administrator.actor)).toMatchObject([{ accountKey: account.key }]);
  });
});

test('what was done leaves no secret and no address in the record', async () => {
  const { account, administrator } = await aTransformRequest();
  await confirmTransform(administrator.actor, account.key);
  const records = await transaction((tx) =>
    tx.auditRecord.findMany({ where: { accountKey: { in: [account.key, administrator.key] } } }),
  );
  const text = JSON.stringify(records, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(text).toContain('organization.transform');
  expect(text).not.toContain('@');
});
