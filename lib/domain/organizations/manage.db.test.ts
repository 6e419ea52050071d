import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { anOrganization, recordOf, type TestOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { cancelAddressChange, changeAddress, getOwnAddresses, resendConfirmation } from '../accounts/address';
import { confirmAddress } from '../accounts/confirm-address';
import { changeNotifications, getNotifications } from '../accounts/notifications';
import { changeProfile, getOwnProfile } from '../accounts/own-profile';
import { changePicture, removePicture } from '../accounts/picture';
import { getProfile } from '../accounts/profile';
import type { UserActor } from '../actor';

keepMails();

const profile = { displayName: 'Acme & Co.', bio: 'Text for all.', website: 'https://acme.example/' };
const none = { emailAllowed: false, notifyPackagePushed: false };
const anAddress = () => `${aWord()}@example.test`;
const aPicture = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#a63' } })
    .png()
    .toBuffer();

const writes: Record<string, (actor: UserActor, name: string) => Promise<unknown>> = {
  profile: (actor, name) => changeProfile(actor, profile, name),
  picture: async (actor, name) => changePicture(actor, await aPicture(), name),
  'lack of a picture': (actor, name) => removePicture(actor, name),
  notifications: (actor, name) => changeNotifications(actor, none, name),
  address: (actor, name) => changeAddress(actor, anAddress(), name),
  'address that waits': (actor, name) => resendConfirmation(actor, name),
  'change of address': (actor, name) => cancelAddressChange(actor, name),
};

/** All that an organization's pages can change of it. */
const stateOf = ({ key }: TestOrganization) =>
  db().account.findUniqueOrThrow({
    where: { key },
    include: { addresses: { omit: { key: true } } },
  });

async function refusedTo(actor: UserActor, organization: TestOrganization, code: string) {
  const before = [await stateOf(organization), await recordOf(organization.key)];
  for (const write of Object.values(writes)) {
    await expect(write(actor, organization.name)).rejects.toMatchObject({ code });
  }
  expect([await stateOf(organization), await recordOf(organization.key)]).toEqual(before);
}

async function withDemand(organization: TestOrganization): Promise<void> {
  await db().organizationPolicy.create({ data: { organizationKey: organization.key, secondFactor: true } });
}

describe('what an organization tells of itself', () => {
  test('is changed by its administrators, recorded in its record, and read by everybody [rule 158]', async () => {
    const { organization, administrator } = await anOrganization();
    const { name } = organization;
    await changeProfile(administrator.actor, profile, name.toUpperCase());
    await changeProfile(administrator.actor, profile, name);
    await changePicture(administrator.actor, await aPicture(), name);
    await changeNotifications(administrator.actor, none, name);

    expect(await getProfile(name, { skip: 0, take: 1 })).toMatchObject({
      ...profile,
      organization: true,
      picture: expect.any(String),
    });
    expect(await getNotifications(administrator.actor, name)).toEqual(none);
    expect(await getOwnProfile(administrator.actor)).toMatchObject({ displayName: '', picture: undefined });
    const records = await recordOf(organization.key);
    expect(records.map(({ action }) => action).slice(1)).toEqual([
      'organization.changeProfile',
      'organization.changePicture',
      'organization.changeNotifications',
    ]);
    for (const { actorKey } of records.slice(1)) expect(actorKey).toBe(administrator.key);
  });

  test('is changed neither by collaborators nor by administrators of the gallery, who may read it [rule 165]', async () => {
    const [{ organization, collaborator }, admin] = [await anOrganization(), await aUser({ admin: true })];
    for (const { actor } of [collaborator, admin] satisfies TestUser[]) {
      await refusedTo(actor, organization, 'forbidden');
      expect(await getOwnProfile(actor, organization.name)).toMatchObject({ displayName: '' });
      expect(await getOwnAddresses(actor, organization.name)).toMatchObject({
        confirmed: organization.email,
      });
    }
  });

  test('is not there for strangers [rule 158]', async () => {
    const [{ organization }, stranger] = [await anOrganization(), await aUser()];
    await refusedTo(stranger.actor, organization, 'notFound');
    await expect(getOwnProfile(stranger.actor, organization.name)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(getOwnAddresses(stranger.actor, organization.name)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(getOwnProfile(stranger.actor, stranger.name)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is changed by no administrator who does not meet what it asks, and he is told what to do', async () => {
    const { organization, administrator } = await anOrganization();
    await withDemand(organization);
    await refusedTo(administrator.actor, organization, 'forbidden');
    await expect(changeProfile(administrator.actor, profile, organization.name)).rejects.toThrow(
      'turn on a second factor',
    );
    await db().account.update({ where: { key: administrator.key }, data: { secondFactor: true } });
    await changeProfile(administrator.actor, profile, organization.name);
  });
});

describe('another address of an organization', () => {
  test('takes the place of the old one when an administrator confirms it, which is told at the old one [rule 159]', async () => {
    const { organization, administrator } = await anOrganization();
    const next = anAddress();
    await changeAddress(administrator.actor, next, organization.name);
    const addresses = () => getOwnAddresses(administrator.actor, organization.name);
    expect(await addresses()).toEqual({ confirmed: organization.email, pending: next });
    expect(await mailsTo(next)).toMatchObject([
      { subject: '[Lode] Confirm the new address of your organization' },
    ]);

    await confirmAddress(administrator.actor, await tokenSentTo(next, 'confirm-email'));
    expect(await addresses()).toEqual({ confirmed: next, pending: undefined });
    expect(await mailsTo(organization.email)).toMatchObject([
      { subject: '[Lode] The address of your organization was changed' },
    ]);
    const records = await recordOf(organization.key);
    expect(records.map(({ action }) => action)).toEqual([
      'organization.create',
      'organization.changeAddress',
      'organization.confirmAddress',
    ]);
    expect(JSON.stringify(records)).not.toContain('@');
  });

  test('wants proof of who asks, and can be taken back', async () => {
    const { organization, administrator } = await anOrganization();
    const session = { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) };
    await expect(
      changeAddress({ ...administrator.actor, session }, anAddress(), organization.name),
    ).rejects.toMatchObject({ code: 'proofNeeded' });

    await changeAddress(administrator.actor, anAddress(), organization.name);
    await Promise.all([1, 2, 3].map(() => cancelAddressChange(administrator.actor, organization.name)));
    expect(await getOwnAddresses(administrator.actor, organization.name)).toEqual({
      confirmed: organization.email,
      pending: undefined,
    });
    const acts = (await recordOf(organization.key)).map(({ action }) => action);
    expect(acts.filter((action) => action === 'organization.cancelChange')).toHaveLength(1);
  });
});
