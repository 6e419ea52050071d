import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { aUser, origin } from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { anOrganization, anUnconfirmedOrganization, recordOf } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { cancelAddressChange, getOwnAddresses, resendConfirmation } from '../accounts/address';
import { confirmAddress, getConfirmation } from '../accounts/confirm-address';
import { createUser } from '../accounts/create';
import { system } from '../actor';
import { createOrganization } from './create';
import { findStanding, mayActFor } from './standing';

keepMails();

const anAddress = () => `${aWord()}@example.test`;

describe('a new organization', () => {
  test('has who made it as its administrator, and asks at its address for a proof, in its own words [rule 158]', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();

    expect(await findStanding(db(), administrator.key, organization.key)).toMatchObject({
      name: organization.name,
      role: 'administrator',
      confirmed: false,
    });
    expect(await mailsTo(organization.email)).toMatchObject([
      {
        subject: '[Lode] Confirm the address of your organization',
        text: expect.stringContaining(`The organization ${organization.name} was made`),
      },
    ]);
    const records = await recordOf(organization.key);
    expect(records).toMatchObject([{ action: 'organization.create', actorKey: administrator.key }]);
    expect(JSON.stringify(records)).not.toContain('@');
  });

  test.each(['a user', 'an organization', 'a deleted account'])(
    'cannot have the name of %s, in any casing [rule 158]',
    async (kind) => {
      const [maker, user, { organization }] = await Promise.all([aUser(), aUser(), anOrganization()]);
      const { key, name } = kind === 'an organization' ? organization : user;
      if (kind === 'a deleted account')
        await db().account.update({ where: { key }, data: { deletedAt: new Date() } });

      await expect(
        createOrganization(maker.actor, { name: name.toUpperCase(), email: anAddress() }),
      ).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    },
  );

  test('cannot have the address of its maker, nor prove that of somebody else, who is told instead [rule 158]', async () => {
    const [maker, other] = await Promise.all([aUser(), aUser()]);
    const addressOf = async (accountKey: number) =>
      (await db().emailAddress.findFirstOrThrow({ where: { accountKey } })).address;
    const taken = await addressOf(other.key);

    await expect(
      createOrganization(maker.actor, { name: aWord(), email: await addressOf(maker.key) }),
    ).rejects.toMatchObject({ code: 'conflict', field: 'email' });
    const { key } = await createOrganization(maker.actor, { name: aWord(), email: taken });
    expect(await mailsTo(taken)).toMatchObject([{ subject: '[Lode] You have an account already' }]);
    expect(JSON.stringify(await mailsTo(taken))).not.toContain('confirm-email');
    expect(await getOwnAddresses(other.actor)).toMatchObject({ confirmed: taken });
    expect(await db().emailAddress.count({ where: { accountKey: key, confirmedAt: { not: null } } })).toBe(0);
  });

  test('is made by nobody who is locked, unconfirmed or not signed in [rule 158]', async () => {
    const { actor } = await aUser();
    const input = { name: aWord(), email: anAddress() };
    for (const refused of [
      { ...actor, locked: true },
      { ...actor, confirmed: false },
    ]) {
      await expect(createOrganization(refused, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(createOrganization({ kind: 'anonymous', origin }, input)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await db().account.count({ where: { name: input.name } })).toBe(0);
  });

  test('and a person who ask for one name at once do not both get it [rule 158]', async () => {
    const makers = await Promise.all(Array.from({ length: 5 }, () => aUser()));
    for (let round = 0; round < effort(100); round++) {
      const name = aWord();
      const outcomes = await Promise.allSettled([
        createOrganization(makers[round % 5]?.actor ?? system, { name, email: anAddress() }),
        createUser(system, { name: name.toUpperCase(), email: anAddress(), admin: false }),
        createOrganization(makers[(round + 1) % 5]?.actor ?? system, { name, email: anAddress() }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const account = await db().account.findUniqueOrThrow({
        where: { lowerName: name },
        select: { kind: true, _count: { select: { members: true } } },
      });
      expect(account._count.members).toBe(account.kind === 'organization' ? 1 : 0);
    }
  }, 120_000);
});

describe('the address of an organization', () => {
  test('is confirmed by one of its administrators, and until then nobody acts in its name [rule 159]', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();
    const token = await tokenSentTo(organization.email, 'confirm-email');
    const standing = () => findStanding(db(), administrator.key, organization.key);
    const before = await standing();
    expect(before && mayActFor(before)).toBe(false);

    const { name, email: address } = organization;
    expect(await getConfirmation(administrator.actor, token)).toEqual({ address, name, organization: true });
    expect(await confirmAddress(administrator.actor, token)).toMatchObject({ address });
    const after = await standing();
    expect(after && mayActFor(after, 'administrator')).toBe(true);
    const records = await recordOf(organization.key);
    expect(records.map(({ action }) => action)).toEqual([
      'organization.create',
      'organization.confirmAddress',
    ]);
    expect(records.at(-1)).toMatchObject({ actorKey: administrator.key });
    expect(JSON.stringify(records)).not.toContain('@');
  });

  test('is confirmed by no collaborator, no stranger, no administrator of the gallery, and nobody locked [rule 159] [rule 165]', async () => {
    const [collaborator, stranger, admin] = [await aUser(), await aUser(), await aUser({ admin: true })];
    const { organization, administrator } = await anUnconfirmedOrganization();
    await db().membership.create({
      data: { organizationKey: organization.key, memberKey: collaborator.key, role: 'collaborator' },
    });
    const token = await tokenSentTo(organization.email, 'confirm-email');

    const locked = { ...administrator.actor, locked: true };
    for (const actor of [collaborator.actor, stranger.actor, admin.actor, locked]) {
      await expect(getConfirmation(actor, token)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(confirmAddress(actor, token)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await confirmAddress(administrator.actor, token)).toMatchObject({ organization: true });
  });

  test('is confirmed once by two administrators at once, and by none whose link was replaced [rule 159]', async () => {
    for (let round = 0; round < effort(100); round++) {
      const second = await aUser();
      const { organization, administrator } = await anUnconfirmedOrganization();
      await db().membership.create({
        data: { organizationKey: organization.key, memberKey: second.key, role: 'administrator' },
      });
      const old = await tokenSentTo(organization.email, 'confirm-email');
      await resendConfirmation(second.actor, organization.name);
      await expect(confirmAddress(administrator.actor, old)).rejects.toMatchObject({ code: 'notFound' });

      const token = await tokenSentTo(organization.email, 'confirm-email');
      const outcomes = await Promise.allSettled(
        [administrator, second].map(({ actor }) => confirmAddress(actor, token)),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const acts = (await recordOf(organization.key)).map(({ action }) => action);
      expect(acts.filter((action) => action === 'organization.confirmAddress')).toHaveLength(1);
    }
  }, 120_000);

  test('given for two organizations belongs to one of two administrators who prove it at once [rule 158]', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();
    const other = await anUnconfirmedOrganization();
    await db().emailAddress.updateMany({
      where: { accountKey: other.organization.key },
      data: { address: organization.email, lowerAddress: organization.email },
    });
    await resendConfirmation(other.administrator.actor, other.organization.name);
    const links = (await mailsTo(organization.email)).flatMap(
      ({ text }) => /\/confirm-email\/([\w-]{43})/.exec(text)?.[1] ?? [],
    );
    expect(links).toHaveLength(2);
    const outcomes = await Promise.allSettled([
      confirmAddress(administrator.actor, links[0] ?? ''),
      confirmAddress(other.administrator.actor, links[1] ?? ''),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().emailAddress.count({ where: { confirmedAddress: organization.email } })).toBe(1);
  });

  test('that waits is kept where none is confirmed, for an organization needs one [rule 159]', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();
    await cancelAddressChange(administrator.actor, organization.name);
    expect(await getOwnAddresses(administrator.actor, organization.name)).toEqual({
      confirmed: undefined,
      pending: organization.email,
    });
  });
});
