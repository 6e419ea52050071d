import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, aVisitor, origin, type TestUser, userActor } from '@/lib/testing/factories';
import { mailsTo, subjectsTo, tokenSentTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { findConfirmedAddress } from '../accounts/find';
import { findSessionActor } from '../accounts/sessions';
import { signUp } from '../accounts/sign-up';
import type { AnonymousActor } from '../actor';
import { acceptInvitation, declineInvitation } from './answer-invitation';
import { createOrganization } from './create';
import { inviteMember } from './invite';
import { getInvitationByToken, invitesMember, listOwnInvitations } from './own-invitations';
import { removeOldMemberInvitations } from './remove-invitations';
import { findStanding, type MemberRole } from './standing';
import { cancelInvitation, listWaitingInvitations, resendInvitation } from './waiting-invitations';

const page = 'account/organizations/invitations';
const anybody: AnonymousActor = { kind: 'anonymous', origin };

const addressOf = async ({ key }: { key: number }) => (await findConfirmedAddress(key)) ?? '';
const roleOf = async (member: { key: number }, organization: { key: number }) =>
  (await findStanding(db(), member.key, organization.key))?.role;

/** Somebody whom an organization has just invited. */
async function anInvited(role: MemberRole = 'collaborator') {
  const place = await anOrganization();
  const ann = await aUser();
  const { key } = await inviteMember(place.administrator.actor, place.organization.name, {
    who: ann.name.toUpperCase(),
    role,
  });
  return { ...place, ann, key };
}

/** As `anInvited`, at an address that nobody has proved. */
async function anInvitedAddress() {
  const place = await anOrganization();
  const address = `${aWord()}@Example.test`;
  const { key } = await inviteMember(place.administrator.actor, place.organization.name, {
    who: ` ${address} `,
    role: 'collaborator',
  });
  return { ...place, address, key, token: await tokenSentTo(address, page) };
}

const recordsOf = (organization: { key: number }) =>
  db().auditRecord.findMany({
    where: { organizationKey: organization.key },
    orderBy: { key: 'asc' },
    select: { action: true, actorKey: true, accountKey: true, details: true },
  });

async function signedUp(email: string, invitation?: string): Promise<TestUser> {
  const name = aWord();
  const password = 'correct horse battery';
  const id = await signUp({ name, email, password, invitation }, aVisitor());
  const actor = await findSessionActor(id, origin);
  if (actor === undefined) throw new Error('Nobody is signed in.');
  return { key: actor.accountKey, name, password, actor };
}

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
    const token = await tokenSentTo(to, page);
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
    const before = await tokenSentTo(await addressOf(ann), page);
    await resendInvitation(administrator.actor, organization.name, key);
    const token = await tokenSentTo(await addressOf(ann), page);

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
    const { name } = await signedUp(`${aWord()}@example.test`, await leaveToSignUp());
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
    expect(JSON.stringify([invitations, await mailsOfAdministrator(administrator)])).not.toContain(ann.name);
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
    const claiming = await signedUp(address, await leaveToSignUp());
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
    const told = await mailsOfAdministrator(administrator);
    expect(JSON.stringify(told)).not.toContain(ann.name);
    expect(told.at(-1)?.subject).toContain('declined');
  });

  test('can sign up no more by a link that was taken back or sent again', async () => {
    const { organization, administrator, address, key, token } = await anInvitedAddress();
    await resendInvitation(administrator.actor, organization.name, key);
    const next = await tokenSentTo(address, page);
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

describe('accepting looks again', () => {
  test('at whose invitation it is', async () => {
    const { organization, ann, key } = await anInvited();
    const token = await tokenSentTo(await addressOf(ann), page);
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
    const token = await tokenSentTo(await addressOf(place.ann), page);
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

async function mailsOfAdministrator(administrator: TestUser) {
  return mailsTo(await addressOf(administrator));
}

/** The token of an invitation to the gallery alone, sent to somebody else. */
async function leaveToSignUp(): Promise<string> {
  const { token } = await anInvitedAddress();
  return token;
}
