import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, userActor, origin } from '@/lib/testing/factories';
import { mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import {
  addressOf,
  anInvited,
  anInvitedAddress,
  memberTokenSentTo,
  recordsOf,
  roleOf,
  signedUp,
} from '@/lib/testing/member-invitations';
import { anOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import type { AnonymousActor } from '../actor';
import { acceptInvitation, declineInvitation } from './answer-invitation';
import { inviteMember } from './invite';
import { getInvitationByToken, invitesMember, listOwnInvitations } from './own-invitations';
import { cancelInvitation, listWaitingInvitations, resendInvitation } from './waiting-invitations';

const anybody: AnonymousActor = { kind: 'anonymous', origin };

describe('somebody who is invited at an address', () => {
  test('accepts by the account that he has, and before that the organization does not learn whose it is', async () => {
    const { organization, administrator } = await anOrganization();
    const ann = await aUser();
    const address = await addressOf(ann);
    const { key } = await inviteMember(administrator.actor, organization.name, {
      who: address.toUpperCase(),
      role: 'collaborator',
    });

    const records = (await recordsOf(organization)).slice(1);
    expect(records).toMatchObject([{ action: 'organization.invite', accountKey: null }]);
    expect(JSON.stringify(records)).not.toContain('@');
    const { invitations } = await listWaitingInvitations(administrator.actor, organization.name);
    expect(JSON.stringify([invitations, await mailsTo(await addressOf(administrator))])).not.toContain(
      ann.name,
    );
    expect(await listOwnInvitations(ann.actor)).toMatchObject([{ key }]);
    await acceptInvitation(ann.actor, { key });
    expect(await roleOf(ann, organization)).toBe('collaborator');
  });

  test('is shown alike to who invites, whether the address is somebody’s, a member’s, or nobody’s', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const other = await anOrganization();
    const addresses = [
      `${aWord()}@example.test`,
      await addressOf(await aUser()),
      await addressOf(collaborator),
      other.organization.email,
    ];
    const answers = [];
    for (const who of addresses) {
      answers.push(await inviteMember(administrator.actor, organization.name, { who, role: 'collaborator' }));
    }
    expect(answers.map(({ role }) => role)).toEqual(Array.from(addresses, () => 'collaborator'));
    const { invitations } = await listWaitingInvitations(administrator.actor, organization.name);
    expect(invitations.map(({ who }) => who)).toEqual(addresses.toReversed());
    const shapes = invitations.map(({ role, inviter, over }) => ({ role, inviter, over }));
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  test('makes an account by the very link, with an address that is proved by it, and accepts', async () => {
    const { organization, address, token } = await anInvitedAddress();
    expect(await getInvitationByToken(anybody, token)).toMatchObject({ mine: false, address, signUp: true });
    const ann = await signedUp(address.toLowerCase(), token);

    expect(ann.actor.confirmed).toBe(true);
    expect(await invitesMember(token)).toBe(true);
    expect(await getInvitationByToken(ann.actor, token)).toMatchObject({ mine: true, signUp: false });
    await acceptInvitation(ann.actor, { token });
    expect(await roleOf(ann, organization)).toBe('collaborator');
    expect(await invitesMember(token)).toBe(false);
  });

  test('accepts once the address is confirmed, however the account came to be', async () => {
    const { organization, address, key, token } = await anInvitedAddress();
    const claiming = await signedUp(address);
    expect(await listOwnInvitations(claiming.actor)).toEqual([]);
    const trusted = userActor(claiming.key, claiming.name);
    await expect(acceptInvitation(trusted, { key })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acceptInvitation(trusted, { token })).rejects.toThrow('has not confirmed');
    await db().emailAddress.updateMany({
      where: { accountKey: claiming.key },
      data: { confirmedAt: new Date(), confirmedAddress: address.toLowerCase() },
    });

    expect(await listOwnInvitations(claiming.actor)).toMatchObject([{ key }]);
    await acceptInvitation(trusted, { key });
    expect(await roleOf(claiming, organization)).toBe('collaborator');
  });

  test('declines by the link, without an account, and nothing can be done by it then', async () => {
    const { organization, administrator, address, token } = await anInvitedAddress();
    await declineInvitation(anybody, { token });

    expect((await subjectsTo(administrator)).at(-1)).toBe(
      `[Lode] ${address} declined to join ${organization.name}`,
    );
    expect(await invitesMember(token)).toBe(false);
    await expect(signedUp(address, token)).rejects.toThrow('no longer good');
  });

  test('stays unknown to the organization when he declines, and finds it in his own log', async () => {
    const { organization, administrator } = await anOrganization();
    const ann = await aUser();
    const { key } = await inviteMember(administrator.actor, organization.name, {
      who: await addressOf(ann),
      role: 'collaborator',
    });
    await declineInvitation(ann.actor, { key });

    expect((await recordsOf(organization)).at(-1)).toEqual({
      action: 'organization.declineInvitation',
      actorKey: null,
      accountKey: null,
      details: { invitation: key, role: 'collaborator' },
    });
    const own = { actorKey: ann.key, action: 'organization.declineInvitation' };
    expect(await db().auditRecord.count({ where: own })).toBe(1);
    const told = await mailsTo(await addressOf(administrator));
    expect(JSON.stringify(told)).not.toContain(ann.name);
    expect(told.at(-1)?.subject).toContain('declined');
  });

  test('can sign up no more by a link that was taken back or sent again', async () => {
    const { organization, administrator, address, key, token } = await anInvitedAddress();
    await resendInvitation(administrator.actor, organization.name, key);
    const next = await memberTokenSentTo(address);
    await expect(signedUp(address, token)).rejects.toThrow('no longer good');
    await cancelInvitation(administrator.actor, organization.name, key);
    await expect(signedUp(address, next)).rejects.toThrow('no longer good');
    expect((await mailsTo(address)).at(-1)?.subject).toContain('was taken back');
  });

  test('is not let in by what was offered to him at another address, once he was offered as much', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    const address = await addressOf(ann);
    await inviteMember(administrator.actor, organization.name, { who: address, role: 'collaborator' });
    expect(await listOwnInvitations(ann.actor)).toHaveLength(2);
    await acceptInvitation(ann.actor, { key });
    expect(await listOwnInvitations(ann.actor)).toEqual([]);
  });

  test('keeps the offer of a higher role than the one that he took', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    const address = await addressOf(ann);
    const higher = await inviteMember(administrator.actor, organization.name, {
      who: address,
      role: 'administrator',
    });
    await acceptInvitation(ann.actor, { key });
    expect(await listOwnInvitations(ann.actor)).toMatchObject([{ key: higher.key }]);
    await acceptInvitation(ann.actor, higher);
    expect(await roleOf(ann, organization)).toBe('administrator');
  });
});
