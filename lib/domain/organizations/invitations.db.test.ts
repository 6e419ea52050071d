import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import {
  addressOf,
  anInvited,
  memberTokenSentTo,
  recordsOf,
  roleOf,
  signedUp,
} from '@/lib/testing/member-invitations';
import { anOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { acceptInvitation, declineInvitation } from './answer-invitation';
import { createOrganization } from './create';
import { inviteMember } from './invite';
import { getInvitationByToken, listOwnInvitations } from './own-invitations';
import { cancelInvitation, listWaitingInvitations, resendInvitation } from './waiting-invitations';

describe('somebody who is invited by name [rule 160]', () => {
  test('is told, as the administrators are, and becomes a member by accepting, of which the organization is told', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    const [mail] = await mailsTo(await addressOf(ann));

    expect(mail?.subject).toBe(`[Lode] You are invited to ${organization.name}`);
    expect(mail?.text).toContain(`${administrator.name} invites you to be a collaborator`);
    expect(await subjectsTo(administrator)).toEqual([
      `[Lode] ${ann.name} was invited to ${organization.name}`,
    ]);
    expect(await listOwnInvitations(ann.actor)).toMatchObject([
      { key, organization: organization.name, role: 'collaborator', inviter: administrator.name },
    ]);
    expect(await acceptInvitation(ann.actor, { key })).toEqual({ organization: organization.name });

    expect(await roleOf(ann, organization)).toBe('collaborator');
    expect(await listOwnInvitations(ann.actor)).toEqual([]);
    expect((await mailsTo(organization.email)).map(({ subject }) => subject)).toEqual([
      `[Lode] ${ann.name} joined ${organization.name}`,
    ]);
    expect((await recordsOf(organization)).slice(1)).toEqual([
      {
        action: 'organization.invite',
        actorKey: administrator.key,
        accountKey: ann.key,
        details: { invitation: key, role: 'collaborator' },
      },
      {
        action: 'organization.acceptInvitation',
        actorKey: ann.key,
        accountKey: ann.key,
        details: { invitation: key, role: 'collaborator' },
      },
    ]);
  });

  test('answers to the organization, and accepts by the link of the mail as well', async () => {
    const { organization, ann } = await anInvited('administrator');
    const to = await addressOf(ann);
    const token = await memberTokenSentTo(to);
    const mail = await db().mail.findFirstOrThrow({ where: { to } });

    expect(mail.replyTo).toBe(organization.email);
    expect(await getInvitationByToken(ann.actor, token)).toMatchObject({
      organization: organization.name,
      mine: true,
      address: undefined,
      signUp: false,
    });
    await acceptInvitation(ann.actor, { token });
    expect(await roleOf(ann, organization)).toBe('administrator');
    await expect(acceptInvitation(ann.actor, { token })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('declines, of which the administrators are told', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    await declineInvitation(ann.actor, { key });

    expect(await roleOf(ann, organization)).toBeUndefined();
    expect((await subjectsTo(administrator)).at(-1)).toBe(
      `[Lode] ${ann.name} declined to join ${organization.name}`,
    );
    expect((await recordsOf(organization)).at(-1)).toEqual({
      action: 'organization.declineInvitation',
      actorKey: ann.key,
      accountKey: ann.key,
      details: { invitation: key, role: 'collaborator' },
    });
    await expect(acceptInvitation(ann.actor, { key })).rejects.toThrow('no longer good');
    await expect(declineInvitation(ann.actor, { key })).rejects.toThrow('no longer good');
  });

  test('is told when it is taken back, and can accept no more', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    await cancelInvitation(administrator.actor, organization.name, key);

    expect((await subjectsTo(ann)).at(-1)).toBe(
      `[Lode] Your invitation to ${organization.name} was taken back`,
    );
    expect((await recordsOf(organization)).at(-1)).toMatchObject({
      action: 'organization.cancelInvitation',
      actorKey: administrator.key,
      accountKey: ann.key,
    });
    await expect(acceptInvitation(ann.actor, { key })).rejects.toThrow('no longer good');
    await expect(cancelInvitation(administrator.actor, organization.name, key)).rejects.toThrow(
      'no longer good',
    );
  });

  test('gets no mail when he takes none, nor do such administrators and organizations', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const ann = await aUser();
    await db().account.updateMany({
      where: { key: { in: [ann.key, administrator.key, organization.key] } },
      data: { emailAllowed: false },
    });
    const invite = { who: ann.name, role: 'collaborator' as const };
    const { key } = await inviteMember(administrator.actor, organization.name, invite);
    await declineInvitation(ann.actor, { key });
    const again = await inviteMember(administrator.actor, organization.name, invite);
    await acceptInvitation(ann.actor, again);

    for (const who of [ann, administrator, collaborator]) expect(await subjectsTo(who)).toEqual([]);
    expect(await mailsTo(organization.email)).toEqual([]);
  });

  test('may refuse such mails by the link in their footer', async () => {
    const { ann } = await anInvited();
    const [mail] = await mailsTo(await addressOf(ann));
    expect(mail?.text).toContain('/account/notifications');
  });

  test('is sent the mail again, whose link takes the place of the one before', async () => {
    const { organization, administrator, ann, key } = await anInvited();
    const before = await memberTokenSentTo(await addressOf(ann));
    await resendInvitation(administrator.actor, organization.name, key);
    const token = await memberTokenSentTo(await addressOf(ann));

    await expect(getInvitationByToken(ann.actor, before)).rejects.toThrow('no longer good');
    expect(await getInvitationByToken(ann.actor, token)).toMatchObject({ key });
    expect((await recordsOf(organization)).at(-1)).toMatchObject({
      action: 'organization.resendInvitation',
    });
  });
});

test('inviting again gives the same invitation, which may become one of an administrator, and never less [rule 161]', async () => {
  const { organization, administrator, ann, key } = await anInvited();
  const invite = (role: 'collaborator' | 'administrator') =>
    inviteMember(administrator.actor, organization.name, { who: ann.name, role });

  expect(await invite('collaborator')).toEqual({ key, role: 'collaborator' });
  expect(await invite('administrator')).toEqual({ key, role: 'administrator' });
  expect(await invite('collaborator')).toEqual({ key, role: 'administrator' });
  expect(await subjectsTo(ann)).toHaveLength(4);
  // One of the first, and one of the higher role.
  expect(await subjectsTo(administrator)).toHaveLength(2);
  await acceptInvitation(ann.actor, { key });
  expect(await roleOf(ann, organization)).toBe('administrator');
});

describe('an invitation is refused [rule 162]', () => {
  const refusalOf = async (who: string) => {
    const { organization, administrator } = await anOrganization();
    return expect(inviteMember(administrator.actor, organization.name, { who, role: 'collaborator' }))
      .rejects;
  };

  test('of a name that nobody has', async () => {
    const name = aWord();
    await (await refusalOf(name)).toThrow(`There is nobody called "${name}" here.`);
  });

  test('of an organization', async () => {
    const { organization } = await anOrganization();
    await (await refusalOf(organization.name)).toThrow('is an organization. Only people can be members.');
  });

  test('of somebody who has confirmed no address', async () => {
    const { name } = await signedUp(`${aWord()}@example.test`);
    await (await refusalOf(name)).toThrow(`"${name}" has not confirmed an e-mail address yet`);
  });

  test('of somebody who has left the gallery', async () => {
    const { key, name } = await aUser();
    await db().account.update({ where: { key }, data: { deletedAt: new Date() } });
    await (await refusalOf(name)).toThrow('There is nobody called');
  });

  test('of an address that is none', async () => {
    await (await refusalOf('ann@')).toMatchObject({ field: 'who' });
  });

  test('of somebody who is a member already', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const again = inviteMember(administrator.actor, organization.name, {
      who: collaborator.name,
      role: 'administrator',
    });
    await expect(again).rejects.toThrow('is a member already');
  });

  test('by an organization that has not confirmed its address', async () => {
    const founder = await aUser();
    const ann = await aUser();
    const { name } = await createOrganization(founder.actor, {
      name: aWord(),
      email: `${aWord()}@example.test`,
    });
    const invited = inviteMember(founder.actor, name, { who: ann.name, role: 'collaborator' });
    await expect(invited).rejects.toThrow('has not confirmed its e-mail address');
    expect(await subjectsTo(ann)).toEqual([]);
  });
});

describe('who may invite, take back and send again', () => {
  test.each([
    ['a stranger finds no organization', async () => aUser(), 'notFound'],
    ['a collaborator is told who may', 'collaborator', 'forbidden'],
  ] as const)('%s', async (_, who, code) => {
    const place = await anInvited();
    const { actor } = who === 'collaborator' ? place.collaborator : await who();
    const { name } = place.organization;
    const before = await recordsOf(place.organization);

    const acts = [
      () => inviteMember(actor, name, { who: place.ann.name, role: 'administrator' }),
      () => cancelInvitation(actor, name, place.key),
      () => resendInvitation(actor, name, place.key),
      () => listWaitingInvitations(actor, name),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code });
    expect(await recordsOf(place.organization)).toEqual(before);
  });

  test('the administrators of the gallery may [rule 165]', async () => {
    const { organization } = await anOrganization();
    const { actor } = await aUser({ admin: true });
    const ann = await aUser();
    const { key } = await inviteMember(actor, organization.name, { who: ann.name, role: 'collaborator' });
    await resendInvitation(actor, organization.name, key);
    expect(await listWaitingInvitations(actor, organization.name)).toMatchObject({
      invitations: [{ who: ann.name, inviter: actor.name, over: false }],
      total: 1,
    });
    await cancelInvitation(actor, organization.name, key);
    expect(await listOwnInvitations(ann.actor)).toEqual([]);
  });

  test('an administrator who does not meet what the organization asks is told what to do', async () => {
    const { organization, administrator, ann } = await anInvited();
    await db().organizationPolicy.create({
      data: { organizationKey: organization.key, secondFactor: true },
    });
    const again = inviteMember(administrator.actor, organization.name, {
      who: ann.name,
      role: 'collaborator',
    });
    await expect(again).rejects.toThrow('turn on a second factor');
  });

  test('who has not proved lately who he is, is asked to', async () => {
    const { organization, administrator, ann } = await anInvited();
    const stale = { ...administrator.actor, session: { key: 0, provedAt: new Date(0) } };
    const again = inviteMember(stale, organization.name, { who: ann.name, role: 'administrator' });
    await expect(again).rejects.toMatchObject({ code: 'proofNeeded' });
  });

  test('an invitation of another organization is nobody’s to take back or send again', async () => {
    const { key } = await anInvited();
    const { organization, administrator } = await anOrganization();
    for (const act of [cancelInvitation, resendInvitation]) {
      await expect(act(administrator.actor, organization.name, key)).rejects.toThrow('no longer good');
    }
  });

  test('nobody is written to more than ten times an hour', async () => {
    const { organization, administrator, ann } = await anInvited();
    const again = () =>
      inviteMember(administrator.actor, organization.name, { who: ann.name, role: 'collaborator' });
    for (let sent = 1; sent < 10; sent++) await again();
    await expect(again()).rejects.toMatchObject({ code: 'tooManyTries' });
    expect(await subjectsTo(ann)).toHaveLength(10);
  });
});
