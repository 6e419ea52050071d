import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, origin } from '@/lib/testing/factories';
import { mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addressOf, anInvited, memberTokenSentTo, roleOf } from '@/lib/testing/member-invitations';
import { aWord } from '@/lib/testing/word';
import type { AnonymousActor } from '../actor';
import { acceptInvitation, declineInvitation } from './answer-invitation';
import { inviteMember } from './invite';
import { listOwnInvitations } from './own-invitations';
import { removeOldMemberInvitations } from './remove-invitations';
import { cancelInvitation, listWaitingInvitations, resendInvitation } from './waiting-invitations';

const anybody: AnonymousActor = { kind: 'anonymous', origin };

describe('accepting looks again', () => {
  test('at whose invitation it is', async () => {
    const { organization, ann, key } = await anInvited();
    const token = await memberTokenSentTo(await addressOf(ann));
    const { actor, ...eve } = await aUser();
    await expect(acceptInvitation(actor, { key })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acceptInvitation(actor, { token })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(declineInvitation(actor, { key })).rejects.toMatchObject({ code: 'notFound' });
    await expect(declineInvitation(anybody, { key })).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await roleOf(eve, organization)).toBeUndefined();
    expect(await listOwnInvitations(ann.actor)).toHaveLength(1);
  });

  test('at what the organization asks, and says what to do about it', async () => {
    const { organization, ann, key } = await anInvited();
    await db().organizationPolicy.create({
      data: { organizationKey: organization.key, secondFactor: true, addressDomain: 'corp.test' },
    });
    const accept = () => acceptInvitation(ann.actor, { key });
    await expect(accept()).rejects.toThrow(
      'turn on a second factor under "Security" in your account, and confirm an address of the domain',
    );
    await db().account.update({ where: { key: ann.key }, data: { secondFactor: true } });
    await db().emailAddress.updateMany({
      where: { accountKey: ann.key },
      data: { confirmedAddress: `${aWord()}@corp.test` },
    });
    await accept();
    expect(await roleOf(ann, organization)).toBe('collaborator');
  });

  test('at whether the person is locked or has proved no address, and the organization is there and has', async () => {
    const { organization, ann, key } = await anInvited();
    const accept = (actor = ann.actor) => acceptInvitation(actor, { key });
    await expect(accept({ ...ann.actor, locked: true })).rejects.toThrow('is locked');
    await expect(accept({ ...ann.actor, confirmed: false })).rejects.toThrow('Confirm your e-mail address');
    await db().account.update({ where: { key: ann.key }, data: { lockedAt: new Date() } });
    await expect(accept()).rejects.toThrow('is locked');
    await db().account.update({ where: { key: ann.key }, data: { lockedAt: null } });
    await db().emailAddress.updateMany({
      where: { accountKey: organization.key },
      data: { confirmedAddress: null, confirmedAt: null },
    });
    await expect(accept()).rejects.toThrow('has not confirmed its e-mail address');
    await db().account.update({ where: { key: organization.key }, data: { deletedAt: new Date() } });
    await expect(accept()).rejects.toThrow('no longer good');
  });

  test('at whether he is a member already, who is only raised', async () => {
    const { organization, ann, key } = await anInvited();
    const whose = { organizationKey: organization.key, memberKey: ann.key };
    await db().membership.create({ data: { ...whose, role: 'administrator' } });
    await acceptInvitation(ann.actor, { key });
    expect(await roleOf(ann, organization)).toBe('administrator');
    expect(await mailsTo(organization.email)).toEqual([]);

    await db().membership.updateMany({ where: whose, data: { role: 'collaborator' } });
    const other = await db().membershipInvitation.create({
      data: {
        organizationKey: organization.key,
        inviteeKey: ann.key,
        role: 'administrator',
        tokenHash: new Uint8Array(Buffer.from(aWord())),
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    await acceptInvitation(ann.actor, other);
    expect(await roleOf(ann, organization)).toBe('administrator');
    expect((await mailsTo(organization.email)).map(({ subject }) => subject)).toEqual([
      `[Lode] ${ann.name} has another role in ${organization.name}`,
    ]);
  });
});

describe('an invitation of more than 30 days ago', () => {
  async function anOldInvitation() {
    const place = await anInvited('administrator');
    const token = await memberTokenSentTo(await addressOf(place.ann));
    const data = { expiresAt: new Date(Date.now() - 1000) };
    await db().membershipInvitation.update({ where: { key: place.key }, data });
    return { ...place, token };
  }

  test('opens nothing, and is shown as too old', async () => {
    const { organization, administrator, ann, key, token } = await anOldInvitation();
    expect(await listOwnInvitations(ann.actor)).toEqual([]);
    for (const ref of [{ key }, { token }]) {
      await expect(acceptInvitation(ann.actor, ref)).rejects.toThrow('no longer good');
    }
    expect(await listWaitingInvitations(administrator.actor, organization.name)).toMatchObject({
      invitations: [{ key, over: true }],
    });
  });

  test('is good for another 30 days when it is sent again', async () => {
    const { organization, administrator, ann, key } = await anOldInvitation();
    await resendInvitation(administrator.actor, organization.name, key);
    const [{ expiresAt } = { expiresAt: new Date(0) }] = await listOwnInvitations(ann.actor);
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(30);
  });

  test('raises nobody whom a new one makes less', async () => {
    const { organization, administrator, ann } = await anOldInvitation();
    const next = await inviteMember(administrator.actor, organization.name, {
      who: ann.name,
      role: 'collaborator',
    });
    expect(next.role).toBe('collaborator');
  });

  test('is taken back without a mail', async () => {
    const { organization, administrator, ann, key } = await anOldInvitation();
    await cancelInvitation(administrator.actor, organization.name, key);
    expect(await subjectsTo(ann)).toHaveLength(1);
  });

  test('is removed after as long again', async () => {
    const { key } = await anOldInvitation();
    const count = () => db().membershipInvitation.count({ where: { key } });
    await removeOldMemberInvitations();
    expect(await count()).toBe(1);
    await removeOldMemberInvitations(Date.now() + 31 * 86_400_000);
    expect(await count()).toBe(0);
  });
});
