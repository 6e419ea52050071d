import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { anApiKey, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { corp } from '@/lib/testing/provider-people';
import { addressOf } from '@/lib/testing/transforms';
import { aWord } from '@/lib/testing/word';
import { turnOffSecondFactor } from '../second-factor/turn';
import { turnOnByApp } from '@/lib/testing/second-factor';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import { mayDoToAccount } from '../permissions';
import { changePolicies, resetDemands } from './change-policies';
import { getPolicies, listOwnToDos, noPolicies, type Policies } from './policies';
import { findStanding, mayActFor } from './standing';
import { tellUnmetMembers } from './tell-unmet';
import { listUnmetMembers } from './unmet-members';

/** Turned on, whatever by. */
const giveSecondFactor = ({ key }: TestUser) =>
  db().account.update({ where: { key }, data: { secondFactor: true } });

const link = ({ key }: TestUser) =>
  db().externalLogin.create({
    data: { accountKey: key, provider: corp.id, subject: aWord(), identity: 'x' },
  });

const standingOf = async (member: TestUser, organizationKey: number) => {
  const standing = await findStanding(db(), member.key, organizationKey);
  if (standing === undefined) throw new Error('He is no member.');
  return standing;
};

const toDosFor = async (member: TestUser, { key }: { key: number }) =>
  listOwnToDos({ key, standing: await standingOf(member, key) });

const change = (actor: TestUser['actor'], name: string, policies: Partial<Policies>) =>
  changePolicies(actor, name, { ...noPolicies, ...policies });

const changesOf = (organizationKey: number) =>
  db().auditRecord.findMany({
    where: { organizationKey, action: 'organization.changePolicies' },
    orderBy: { key: 'asc' },
  });

/** Everything that can be asked, met by who asks it. */
async function askEverything({ organization, administrator }: Awaited<ReturnType<typeof anOrganization>>) {
  await giveSecondFactor(administrator);
  await link(administrator);
  await change(administrator.actor, organization.name, {
    secondFactor: true,
    provider: corp.id,
    addressDomain: '@Example.Test ',
  });
}

describe('the policies of an organization', () => {
  test('are changed by its administrators, recorded with what was before, and the same again is nothing', async () => {
    const { organization, administrator } = await anOrganization();
    const wanted = { newIdsByAdministratorsOnly: true, keyMaxDays: 30 };
    await change(administrator.actor, organization.name.toUpperCase(), wanted);
    await change(administrator.actor, organization.name, wanted);

    expect(await getPolicies(administrator.actor, organization.name)).toMatchObject({
      policies: { ...noPolicies, ...wanted },
      mayChange: true,
    });
    expect(await changesOf(organization.key)).toMatchObject([
      {
        actorKey: administrator.key,
        accountKey: organization.key,
        details: { before: noPolicies, after: { ...noPolicies, ...wanted }, keysShortened: 0 },
      },
    ]);
  });

  test('are seen by every member and the administrators of the gallery, who change nothing', async () => {
    const { organization, collaborator } = await anOrganization();
    const galleryAdministrator = await aUser({ admin: true });
    for (const { actor } of [collaborator, galleryAdministrator]) {
      expect(await getPolicies(actor, organization.name)).toMatchObject({ mayChange: false });
      await expect(change(actor, organization.name, { keyMaxDays: 1 })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect((await getPolicies(galleryAdministrator.actor, organization.name)).mayJudge).toBe(true);
    expect((await getPolicies(collaborator.actor, organization.name)).mayJudge).toBe(false);
    await expect(listUnmetMembers(collaborator.actor, organization.name, 1)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await changesOf(organization.key)).toEqual([]);
  });

  test('are not there for strangers', async () => {
    const { organization } = await anOrganization();
    const { actor } = await aUser();

    for (const act of [
      getPolicies(actor, organization.name),
      change(actor, organization.name, { keyMaxDays: 1 }),
      listUnmetMembers(actor, organization.name, 1),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('are changed after recent proof alone, and by nobody who is locked', async () => {
    const { organization, administrator } = await anOrganization();
    const stale = { ...administrator.actor, session: { key: 0, provedAt: new Date(0) } };
    const locked = { ...administrator.actor, locked: true };

    await expect(change(stale, organization.name, {})).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(change(locked, organization.name, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  test.each([
    ['keyMaxDays', { keyMaxDays: 0 }],
    ['keyMaxDays', { keyMaxDays: 366 }],
    ['keyMaxDays', { keyMaxDays: 1.5 }],
    ['provider', { provider: 'nobody' }],
    ['addressDomain', { addressDomain: 'a b' }],
    ['addressDomain', { addressDomain: 'ann@example.com' }],
  ])('have a sentence for what is wrong with %s: %o', async (field, wrong) => {
    const { organization, administrator } = await anOrganization();

    await expect(change(administrator.actor, organization.name, wrong)).rejects.toMatchObject({ field });
    expect(await changesOf(organization.key)).toEqual([]);
  });

  test.each([
    ['secondFactor', { secondFactor: true }, 'Turn on a second factor'],
    ['provider', { provider: corp.id }, 'Link your account to Corp'],
    [
      'addressDomain',
      { addressDomain: 'elsewhere.test' },
      'Confirm an e-mail address that ends with @elsewhere.test',
    ],
  ])('ask nothing that whoever asks does not meet himself: %s', async (field, demand, toDo) => {
    const { organization, administrator } = await anOrganization();

    await expect(change(administrator.actor, organization.name, demand)).rejects.toMatchObject({
      field,
      message: expect.stringContaining(toDo),
    });
    expect((await getPolicies(administrator.actor, organization.name)).policies).toEqual(noPolicies);
    expect(await changesOf(organization.key)).toEqual([]);
  });

  test(
    'of two administrators who ask for what only they themselves meet, one at least goes on',
    { timeout: 200_000 },
    async () => {
      for (let round = 0; round < effort(100); round++) {
        const other = await aUser();
        const { organization, administrator } = await anOrganization([
          { member: other, role: 'administrator' },
        ]);
        await giveSecondFactor(administrator);
        await link(other);
        await Promise.allSettled([
          change(administrator.actor, organization.name, { secondFactor: true }),
          change(other.actor, organization.name, { provider: corp.id }),
        ]);

        const standings = [
          await standingOf(administrator, organization.key),
          await standingOf(other, organization.key),
        ];
        expect(standings.filter(({ unmet }) => unmet.length === 0)).toHaveLength(1);
        expect(await changesOf(organization.key)).toHaveLength(1);
      }
    },
  );
});

describe('a member who does not meet what is asked [rule 171]', () => {
  test('may look, and neither act in its name nor manage it, before he meets all of it', async () => {
    const made = await anOrganization();
    const { organization, collaborator } = made;
    await askEverything(made);
    await db().emailAddress.updateMany({
      where: { accountKey: collaborator.key },
      data: { confirmedAddress: `${aWord()}@elsewhere.test` },
    });

    const judged = async () => {
      const standing = await standingOf(collaborator, organization.key);
      return { unmet: standing.unmet, mayAct: mayActFor(standing) };
    };
    expect(await judged()).toEqual({ unmet: ['secondFactor', 'provider', 'addressDomain'], mayAct: false });
    await giveSecondFactor(collaborator);
    expect(await judged()).toEqual({ unmet: ['provider', 'addressDomain'], mayAct: false });
    await link(collaborator);
    expect(await judged()).toEqual({ unmet: ['addressDomain'], mayAct: false });
    expect(await mayDoToAccount(db(), collaborator.actor, 'view', organization.key)).toBe(true);
    await db().emailAddress.updateMany({
      where: { accountKey: collaborator.key },
      data: { confirmedAddress: `${aWord()}@example.test` },
    });
    expect(await judged()).toEqual({ unmet: [], mayAct: true });
  });

  test('is not one whose account is linked to another provider, or whose domain only ends so', async () => {
    const made = await anOrganization();
    await askEverything(made);
    const { organization, collaborator } = made;
    await giveSecondFactor(collaborator);
    await db().externalLogin.create({
      data: { accountKey: collaborator.key, provider: 'shut', subject: aWord(), identity: 'x' },
    });
    await db().emailAddress.updateMany({
      where: { accountKey: collaborator.key },
      data: { confirmedAddress: `${aWord()}@not.example.test` },
    });

    expect((await standingOf(collaborator, organization.key)).unmet).toEqual(['provider', 'addressDomain']);
  });

  test('is told on its pages what to do, and is in the list of those who lack something', async () => {
    const made = await anOrganization();
    const { organization, administrator, collaborator } = made;
    await askEverything(made);

    expect(await toDosFor(collaborator, organization)).toEqual([
      { sentence: 'Turn on a second factor.', page: { name: 'Security', path: '/account/security' } },
      { sentence: 'Link your account to Corp.', page: { name: 'Linked sign-ins', path: '/account/logins' } },
    ]);
    expect(await toDosFor(administrator, organization)).toEqual([]);
    expect(await listUnmetMembers(administrator.actor, organization.name, 1)).toEqual({
      members: [{ name: collaborator.name, role: 'collaborator', unmet: ['secondFactor', 'provider'] }],
      total: 1,
      page: 1,
      pages: 1,
    });
  });

  test('who is an administrator changes no policies, and is told why', async () => {
    const made = await anOrganization();
    const { organization, administrator } = made;
    await turnOnByApp(administrator);
    await change(administrator.actor, organization.name, { secondFactor: true });
    await turnOffSecondFactor(administrator.actor);

    await expect(change(administrator.actor, organization.name, {})).rejects.toThrow(
      'You do not meet what the organization',
    );
    expect(await getPolicies(administrator.actor, organization.name)).toMatchObject({ mayChange: false });
  });

  test('is let in again by the operator, who keeps the other policies', async () => {
    const made = await anOrganization();
    const { organization, collaborator } = made;
    await askEverything(made);
    await change(made.administrator.actor, organization.name, { secondFactor: true, keyMaxDays: 7 });

    await expect(resetDemands(made.administrator.actor, organization.name)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await resetDemands(system, organization.name)).toEqual({ name: organization.name, changed: true });
    expect(await resetDemands(system, organization.name)).toMatchObject({ changed: false });
    const standing = await standingOf(collaborator, organization.key);
    expect(standing).toMatchObject({ unmet: [], keyMaxDays: 7 });
    expect((await changesOf(organization.key)).at(-1)).toMatchObject({ actorKey: null });
    await expect(resetDemands(system, 'nothing-of-this-name')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is judged by a provider that is no longer in the settings, and told to ask', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await db().organizationPolicy.create({ data: { organizationKey: organization.key, provider: 'former' } });

    const [toDo] = await toDosFor(collaborator, organization);
    expect(toDo).toMatchObject({ page: undefined, sentence: expect.stringContaining('"former"') });
    expect(await getPolicies(administrator.actor, organization.name)).toMatchObject({
      providerName: undefined,
      policies: { provider: 'former' },
    });
  });
});

describe('members are told of new demands', () => {
  test('once per change, and only those who do not meet them', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await giveSecondFactor(administrator);
    await change(administrator.actor, organization.name, { secondFactor: true });
    await tellUnmetMembers();
    await tellUnmetMembers();
    await change(administrator.actor, organization.name, { secondFactor: true, keyMaxDays: 9 });
    await tellUnmetMembers();

    const told = `[Lode] ${organization.name} asks more of its members`;
    expect(await subjectsTo(collaborator)).toEqual([told]);
    expect(await subjectsTo(administrator)).toEqual([]);
    const [mail] = await mailsTo(await addressOf(collaborator));
    expect(mail?.text).toContain('Turn on a second factor.');
    expect(mail?.text).toContain('/account/security');

    await link(administrator);
    await change(administrator.actor, organization.name, { secondFactor: true, provider: corp.id });
    await tellUnmetMembers();
    expect(await subjectsTo(collaborator)).toEqual([told, told]);
  });

  test('in batches, of which none is done twice by two processes at once', async () => {
    const { organization, administrator } = await anOrganization();
    const rows = Array.from({ length: 250 }, () => aWord());
    await db().account.createMany({
      data: rows.map((name) => ({ kind: 'user' as const, name, lowerName: name.toLowerCase() })),
    });
    const people = await db().account.findMany({
      where: { lowerName: { in: rows.map((name) => name.toLowerCase()) } },
      select: { key: true },
    });
    await db().emailAddress.createMany({
      data: people.map(({ key }) => ({
        accountKey: key,
        address: `${key}@batch-${organization.key}.test`,
        lowerAddress: `${key}@batch-${organization.key}.test`,
        confirmedAddress: `${key}@batch-${organization.key}.test`,
        confirmedAt: new Date(),
      })),
    });
    await db().membership.createMany({
      data: people.map(({ key }) => ({
        organizationKey: organization.key,
        memberKey: key,
        role: 'collaborator' as const,
      })),
    });
    await giveSecondFactor(administrator);
    await change(administrator.actor, organization.name, { secondFactor: true });
    await Promise.all([tellUnmetMembers(), tellUnmetMembers()]);

    const mails = await db().mail.findMany({
      where: { to: { endsWith: `@batch-${organization.key}.test` } },
      select: { to: true },
    });
    expect(mails).toHaveLength(250);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(250);
    expect(
      await db().organizationPolicy.findUniqueOrThrow({ where: { organizationKey: organization.key } }),
    ).toMatchObject({ toldTo: null });
    const list = await listUnmetMembers(administrator.actor, organization.name, 99);
    expect(list).toMatchObject({ total: 251, page: 6, pages: 6 });
    expect(list.members).toHaveLength(1);
  });
});

describe('a shorter life of keys', () => {
  const dayMs = 86_400_000;

  /** A key of a member in the organization's name, made so many days ago for a year. */
  async function aKeyOf(member: TestUser, organizationKey: number, madeDaysAgo: number) {
    const secret = await anApiKey(member);
    const { key } = await db().apiKey.findFirstOrThrow({
      where: { creatorKey: member.key },
      orderBy: { key: 'desc' },
    });
    const createdAt = new Date(Date.now() - madeDaysAgo * dayMs);
    await db().apiKey.update({
      where: { key },
      data: { ownerKey: organizationKey, createdAt, expiresAt: new Date(createdAt.getTime() + 365 * dayMs) },
    });
    return { secret, key, createdAt };
  }

  const endOf = async (key: number) => (await db().apiKey.findUniqueOrThrow({ where: { key } })).expiresAt;

  test('cuts the keys in its name, ends the old ones at once, and touches no others', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const young = await aKeyOf(collaborator, organization.key, 2);
    const old = await aKeyOf(collaborator, organization.key, 60);
    const own = await aKeyOf(collaborator, collaborator.key, 60);
    const revoked = await aKeyOf(collaborator, organization.key, 2);
    await db().apiKey.update({ where: { key: revoked.key }, data: { revokedAt: new Date() } });
    const before = [await endOf(own.key), await endOf(revoked.key)];

    expect(await change(administrator.actor, organization.name, { keyMaxDays: 30 })).toEqual({
      keysShortened: 2,
    });
    expect(await endOf(young.key)).toEqual(new Date(young.createdAt.getTime() + 30 * dayMs));
    await expect(authenticateApiKey(old.secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    await expect(authenticateApiKey(young.secret, origin)).resolves.toMatchObject({ apiKeyKey: young.key });
    expect([await endOf(own.key), await endOf(revoked.key)]).toEqual(before);
    expect(await changesOf(organization.key)).toMatchObject([{ details: { keysShortened: 2 } }]);
  });

  test('gives back no life that was cut when it is made longer again', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key, createdAt } = await aKeyOf(collaborator, organization.key, 0);
    await change(administrator.actor, organization.name, { keyMaxDays: 30 });
    await change(administrator.actor, organization.name, {});

    expect(await endOf(key)).toEqual(new Date(createdAt.getTime() + 30 * dayMs));
  });
});
