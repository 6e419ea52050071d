import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { aPackage, anApiKey, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import {
  addMember,
  addOwner,
  anOrganization,
  byOrganizationKey,
  removeMember,
  type TestOrganization,
} from '@/lib/testing/organizations';
import { makeSymbols } from '@/lib/testing/snupkg';
import { aWord } from '@/lib/testing/word';
import type { Actor } from '../actor';
import { holdOrganization } from '../organizations/hold';
import { deprecate } from '../packages/deprecate';
import { relist, unlist } from '../packages/listing';
import { push } from '../packages/push';
import { pushSymbols } from '../symbols/push';
import { authenticateApiKey } from './authenticate';
import { createVerificationKey, spendVerificationKey, verifyPackage } from './verification';

const options = { limitBytes: 10_000_000 };
const legacy = { reasons: { legacy: true, criticalBugs: false, other: false }, message: '' };

const pushAs = async (actor: Actor, id: string, version = '1.0.0') =>
  push(actor, bytesOf(await makeNupkg({ id, version })), options);

const targetOf = (id: string) => ({ id, lowerId: id.toLowerCase(), lowerVersion: '1.0.0' });

/** A version of a package that an organization alone owns, with symbols for it. */
async function itsPackage() {
  const made = await anOrganization();
  const owner = await byOrganizationKey(made.administrator, made.organization);
  const id = `Test.${aWord()}`;
  const { nupkg, snupkg } = await makeSymbols({ id, version: '1.0.0' });
  await push(owner, bytesOf(nupkg), options);
  return { ...made, id, target: targetOf(id), snupkg };
}

type ItsPackage = Awaited<ReturnType<typeof itsPackage>>;

/** Everything that a key in an organization's name does, and the code of its refusal. */
const acts = {
  'pushing a new ID': ['pushForbidden', (actor) => pushAs(actor, `Test.${aWord()}`)],
  'pushing a version': ['pushForbidden', (actor, { id }) => pushAs(actor, id, '2.0.0')],
  'pushing symbols': ['pushForbidden', (actor, { snupkg }) => pushSymbols(actor, bytesOf(snupkg), options)],
  unlisting: ['forbidden', (actor, { target }) => unlist(actor, target)],
  relisting: ['forbidden', (actor, { target }) => relist(actor, target)],
  deprecating: [
    'forbidden',
    (actor, { target }) => deprecate(actor, { ...target, ...legacy, lowerVersions: ['1.0.0'] }),
  ],
  'making a verification key': ['forbidden', (actor, { target }) => createVerificationKey(actor, target)],
  'verifying a package': ['forbidden', (actor, { target }) => verifyPackage(actor, target)],
} satisfies Record<string, [string, (actor: Actor, its: ItsPackage) => Promise<unknown>]>;

const everyAct = Object.entries(acts).map(([name, [code, act]]) => ({ name, code, act }));

const setPolicy = (
  { key: organizationKey }: TestOrganization,
  policy: Omit<Prisma.OrganizationPolicyUncheckedCreateInput, 'organizationKey'>,
) =>
  db().organizationPolicy.upsert({
    where: { organizationKey },
    create: { organizationKey, ...policy },
    update: policy,
  });

describe('a key that a collaborator made in the name of an organization [rule 164]', () => {
  test.each(everyAct)('serves for $name', async ({ act }) => {
    const its = await itsPackage();

    await act(await byOrganizationKey(its.collaborator, its.organization), its);
  });

  test('makes the organization the owner of a new ID, and nobody else', async () => {
    const { organization, collaborator } = await anOrganization();
    const id = `Test.${aWord()}`;
    await pushAs(await byOrganizationKey(collaborator, organization), id);

    const owners = await db().packageOwner.findMany({ where: { package: { id } } });
    expect(owners.map(({ accountKey }) => accountKey)).toEqual([organization.key]);
  });

  test('does not serve for packages that only he himself owns, nor his own key for those of the organization', async () => {
    const { organization, collaborator, id } = await itsPackage();
    const own = await aPackage({ owner: collaborator });
    const byOrganization = await byOrganizationKey(collaborator, organization);
    const byHimself = await authenticateApiKey(await anApiKey(collaborator), origin);

    await expect(pushAs(byOrganization, own.id, '2.0.0')).rejects.toMatchObject({ code: 'pushForbidden' });
    await expect(unlist(byOrganization, own)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(pushAs(byHimself, id, '2.0.0')).rejects.toMatchObject({ code: 'pushForbidden' });
    await expect(unlist(byHimself, targetOf(id))).rejects.toMatchObject({ code: 'forbidden' });
  });

  test.each(everyAct)(
    'does not serve for $name once he has left, and says so; on his return it does again',
    async ({ code, act }) => {
      const its = await itsPackage();
      const secret = await anApiKey(its.collaborator, { ownerKey: its.organization.key });
      const ask = async () => act(await authenticateApiKey(secret, origin), its);
      await removeMember(its.organization, its.collaborator);

      await expect(ask()).rejects.toMatchObject({
        code,
        message: expect.stringContaining(`not a member of the organization "${its.organization.name}"`),
      });
      await addMember(its.organization, its.collaborator);
      await ask();
    },
  );

  test.each(everyAct)(
    'does not serve for $name by who was known before the member left',
    async ({ code, act }) => {
      const its = await itsPackage();
      const actor = await byOrganizationKey(its.collaborator, its.organization);
      await removeMember(its.organization, its.collaborator);

      await expect(act(actor, its)).rejects.toMatchObject({ code });
    },
  );

  test.each(everyAct)('does not serve for $name while a policy is not met', async ({ code, act }) => {
    const its = await itsPackage();
    const actor = await byOrganizationKey(its.collaborator, its.organization);
    await setPolicy(its.organization, { secondFactor: true });

    await expect(act(actor, its)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('turn on a second factor'),
    });
    await db().account.update({ where: { key: its.collaborator.key }, data: { secondFactor: true } });
    await act(actor, its);
  });

  test.each(everyAct)(
    'does not serve for $name while the organization has proved no address [rule 159]',
    async ({ code, act }) => {
      const its = await itsPackage();
      const actor = await byOrganizationKey(its.collaborator, its.organization);
      await db().emailAddress.updateMany({
        where: { accountKey: its.organization.key },
        data: { confirmedAt: null, confirmedAddress: null },
      });

      await expect(act(actor, its)).rejects.toMatchObject({
        code,
        message: expect.stringContaining('has not confirmed its e-mail address'),
      });
    },
  );

  test.each(everyAct)('does not serve for $name while the organization is locked', async ({ act }) => {
    const its = await itsPackage();
    const actor = await byOrganizationKey(its.collaborator, its.organization);
    await db().account.update({ where: { key: its.organization.key }, data: { lockedAt: new Date() } });

    await expect(act(actor, its)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('is locked'),
    });
  });

  test('pushes versions and no new IDs where only administrators may, even one that may by itself', async () => {
    const { organization, administrator, collaborator, id } = await itsPackage();
    const actor = await byOrganizationKey(collaborator, organization);
    const release = await byOrganizationKey(administrator, organization);
    await setPolicy(organization, { newIdsByAdministratorsOnly: true });

    await expect(pushAs(actor, `Test.${aWord()}`)).rejects.toMatchObject({
      code: 'pushForbidden',
      message: expect.stringContaining('only administrators create package IDs'),
    });
    await pushAs(actor, id, '2.0.0');
    await pushAs(release, `Test.${aWord()}`);
    await db().membership.updateMany({
      where: { memberKey: administrator.key },
      data: { role: 'collaborator' },
    });
    await expect(pushAs(release, `Test.${aWord()}`)).rejects.toMatchObject({ code: 'pushForbidden' });
  });

  test('is good for a verification key only as long as he is a member', async () => {
    const { organization, collaborator, target } = await itsPackage();
    const actor = await byOrganizationKey(collaborator, organization);
    const { secret } = await createVerificationKey(actor, target);
    await removeMember(organization, collaborator);
    const spent = await spendVerificationKey(secret, origin);

    await expect(verifyPackage(spent.actor, target, spent.lowerId)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('not a member'),
    });
  });
});

/** How many wait for this transaction to end. Which connections there are would be told as of the first look alone. */
async function countWaiting(tx: Transaction): Promise<number> {
  const [found] = await tx.$queryRaw<{ waiting: number }[]>`
    select count(distinct pid)::int as waiting
    from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
  return found?.waiting ?? 0;
}

test.each(everyAct.filter(({ name }) => name !== 'verifying a package'))(
  '$name does not go through when the member is removed while it is under way',
  async ({ code, act }) => {
    const its = await itsPackage();
    const { organization, collaborator } = its;
    const actor = await byOrganizationKey(collaborator, organization);

    const underWay = await transaction(async (tx) => {
      await holdOrganization(tx, organization.lowerName);
      const outcome = act(actor, its).then(
        () => 'done',
        (error: unknown) => error,
      );
      // The time is an end for what hangs: a busy machine reads long at symbols first.
      await expect.poll(() => countWaiting(tx), { timeout: 20_000 }).toBe(1);
      await tx.membership.deleteMany({ where: { memberKey: collaborator.key } });
      return { outcome };
    });

    expect(await underWay.outcome).toMatchObject({ code });
  },
);

describe('what is done by a key in the name of an organization', () => {
  test('stands in the record of the organization, with who did it', async () => {
    const its = await itsPackage();
    const { organization, collaborator } = its;
    const actor = await byOrganizationKey(collaborator, organization);
    for (const { act } of everyAct) await act(actor, its);
    await unlist(actor, its.target);

    const records = await db().auditRecord.findMany({
      where: { apiKeyKey: actor.apiKeyKey },
      orderBy: { key: 'asc' },
    });
    expect(records.map(({ action }) => action)).toEqual([
      'apiKey.firstUse',
      'package.push',
      'package.push',
      'symbols.push',
      'package.unlist',
      'package.relist',
      'package.deprecate',
      'verificationKey.create',
      'package.verify',
      'package.unlist',
    ]);
    for (const record of records) {
      expect(record).toMatchObject({
        actorKey: collaborator.key,
        onBehalfOf: organization.key,
        organizationKey: organization.key,
        address: origin.address,
        client: origin.client,
      });
    }
  });

  test('stands there when it was refused', async () => {
    const { organization, collaborator, id } = await itsPackage();
    const actor = await byOrganizationKey(collaborator, organization, ['pushVersion']);
    await expect(pushAs(actor, `Test.${aWord()}`)).rejects.toMatchObject({ code: 'pushForbidden' });

    expect(
      await db().auditRecord.findMany({
        where: { organizationKey: organization.key, action: 'package.pushRefused' },
      }),
    ).toMatchObject([{ actorKey: collaborator.key }]);
    expect(await db().packageVersion.count({ where: { package: { id } } })).toBe(1);
  });

  test('by a person in his own name does not stand there, though the organization owns the package, too', async () => {
    const { organization } = await anOrganization();
    const own = await aPackage();
    const { key } = await db().package.findUniqueOrThrow({ where: { lowerId: own.lowerId } });
    await addOwner(key, organization.key);
    await unlist(await authenticateApiKey(await anApiKey(own.owner), origin), own);

    expect(
      await db().auditRecord.count({ where: { organizationKey: organization.key, packageKey: key } }),
    ).toBe(0);
  });
});

test('a stranger with a key of his own touches nothing of an organization', async () => {
  const its = await itsPackage();
  const stranger: TestUser = await aUser();
  const actor = await authenticateApiKey(await anApiKey(stranger), origin);

  for (const { name, code, act } of everyAct) {
    if (name === 'pushing a new ID' || name === 'making a verification key') continue;
    await expect(act(actor, its), name).rejects.toMatchObject({ code });
  }
});
