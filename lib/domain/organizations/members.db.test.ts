import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { findConfirmedAddress } from '../accounts/find';
import { type Actor, system } from '../actor';
import { acceptInvitation } from './answer-invitation';
import { createOrganization } from './create';
import { createOrganizationWith } from './create-with-members';
import { inviteMember } from './invite';
import { listMembers } from './member-list';
import { addMember, changeRole, leaveOrganization, removeMember } from './members';
import { listOwnInvitations } from './own-invitations';
import { findStanding } from './standing';

const roleOf = async (member: { key: number }, organization: { key: number }) =>
  (await findStanding(db(), member.key, organization.key))?.role;

const subjectsOf = async ({ email }: { email: string }) =>
  (await mailsTo(email)).map(({ subject }) => subject.replace('[Lode] ', ''));

/** What was done to somebody in an organization. */
const actsOn = (organization: { key: number }, { key: accountKey }: { key: number }) =>
  db().auditRecord.findMany({
    where: { organizationKey: organization.key, accountKey },
    orderBy: { key: 'asc' },
    select: { action: true, actorKey: true, details: true },
  });

async function setLocked({ key }: TestUser, lockedAt: Date | null): Promise<void> {
  await db().account.update({ where: { key }, data: { lockedAt } });
}

describe('an administrator', () => {
  test('makes others administrators and collaborators, of which the organization is told [rule 163]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const change = (role: 'administrator' | 'collaborator') =>
      changeRole(administrator.actor, organization.name.toUpperCase(), collaborator.name.toUpperCase(), role);
    await change('administrator');
    await change('administrator');
    expect(await roleOf(collaborator, organization)).toBe('administrator');
    await change('collaborator');

    expect(await roleOf(collaborator, organization)).toBe('collaborator');
    const subject = `${collaborator.name} has another role in ${organization.name}`;
    expect(await subjectsOf(organization)).toEqual([subject, subject]);
    expect(await actsOn(organization, collaborator)).toEqual([
      {
        action: 'organization.changeRole',
        actorKey: administrator.key,
        details: { from: 'collaborator', to: 'administrator' },
      },
      {
        action: 'organization.changeRole',
        actorKey: administrator.key,
        details: { from: 'administrator', to: 'collaborator' },
      },
    ]);
  });

  test('removes members, of which the organization is told and they are not', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await removeMember(administrator.actor, organization.name, collaborator.name);

    expect(await roleOf(collaborator, organization)).toBeUndefined();
    expect(await subjectsOf(organization)).toEqual([`${collaborator.name} left ${organization.name}`]);
    const [mail] = await mailsTo(organization.email);
    expect(mail?.text).toContain(`${administrator.name} removed ${collaborator.name}`);
    expect(mail?.text).toContain(`/organizations/${organization.name}/notifications`);
    expect(await subjectsTo(collaborator)).toEqual([]);
    expect(await actsOn(organization, collaborator)).toEqual([
      { action: 'organization.removeMember', actorKey: administrator.key, details: { role: 'collaborator' } },
    ]);
    const again = removeMember(administrator.actor, organization.name, collaborator.name);
    await expect(again).rejects.toThrow('is not a member of this organization');
  });

  test('keeps whom he removed from coming back by an invitation that waited', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const address = (await findConfirmedAddress(collaborator.key)) ?? '';
    const { key } = await inviteMember(administrator.actor, organization.name, {
      who: address,
      role: 'administrator',
    });
    await removeMember(administrator.actor, organization.name, collaborator.name);

    expect(await listOwnInvitations(collaborator.actor)).toEqual([]);
    await expect(acceptInvitation(collaborator.actor, { key })).rejects.toThrow('no longer good');
  });

  test('who has not proved lately who he is changes nothing', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const stale = { ...administrator.actor, session: { key: 0, provedAt: new Date(0) } };
    const acts = [
      () => changeRole(stale, organization.name, collaborator.name, 'administrator'),
      () => removeMember(stale, organization.name, collaborator.name),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'proofNeeded' });
    expect(await roleOf(collaborator, organization)).toBe('collaborator');
  });
});

describe('the last administrator [rule 163]', () => {
  test('is neither made a collaborator nor removed, and cannot leave', async () => {
    const { organization, administrator } = await anOrganization();
    const { actor, name } = administrator;
    const acts = [
      () => changeRole(actor, organization.name, name, 'collaborator'),
      () => removeMember(actor, organization.name, name),
      () => leaveOrganization(actor, organization.name),
      () => changeRole(system, organization.name, name, 'collaborator'),
      () => removeMember(system, organization.name, name),
    ];
    for (const act of acts) await expect(act()).rejects.toThrow('is the last administrator');
    expect(await roleOf(administrator, organization)).toBe('administrator');
    expect(await actsOn(organization, administrator)).toEqual([]);
    expect(await subjectsOf(organization)).toEqual([]);
  });

  test('is who can act: another one who is locked does not count', async () => {
    const other = await aUser();
    const { organization, administrator } = await anOrganization([{ member: other, role: 'administrator' }]);
    await setLocked(other, new Date());
    await expect(leaveOrganization(administrator.actor, organization.name)).rejects.toThrow(
      'is the last administrator',
    );
    await setLocked(other, null);
    await leaveOrganization(administrator.actor, organization.name);
    expect(await roleOf(administrator, organization)).toBeUndefined();
  });
});

describe('leaving', () => {
  test('is anybody’s own, is told to the organization, and recorded', async () => {
    const { organization, collaborator } = await anOrganization();
    await leaveOrganization(collaborator.actor, organization.name);

    expect(await roleOf(collaborator, organization)).toBeUndefined();
    expect(await subjectsOf(organization)).toEqual([`${collaborator.name} left ${organization.name}`]);
    expect(await actsOn(organization, collaborator)).toEqual([
      { action: 'organization.leave', actorKey: collaborator.key, details: { role: 'collaborator' } },
    ]);
  });

  test('is nothing for who is no member, and does not tell whether there is such an organization', async () => {
    const { organization } = await anOrganization();
    const { actor } = await aUser();
    for (const name of [organization.name, aWord()]) {
      await expect(leaveOrganization(actor, name)).rejects.toMatchObject({
        code: 'notFound',
        message: `There is no organization "${name}" here, or you are not a member of it.`,
      });
    }
  });
});

describe('members are changed', () => {
  const acts = (actor: Actor, organization: string, member: string) => [
    () => changeRole(actor, organization, member, 'administrator'),
    () => removeMember(actor, organization, member),
    () => addMember(actor, organization, member, 'administrator'),
  ];

  test('by no stranger, who finds no organization, and by no collaborator', async () => {
    const { organization, collaborator } = await anOrganization();
    const stranger = await aUser();
    for (const act of acts(stranger.actor, organization.name, collaborator.name)) {
      await expect(act()).rejects.toMatchObject({ code: 'notFound' });
    }
    for (const act of acts(collaborator.actor, organization.name, collaborator.name)) {
      await expect(act()).rejects.toThrow('Only administrators of the organization');
    }
    expect(await roleOf(collaborator, organization)).toBe('collaborator');
    expect(await subjectsOf(organization)).toEqual([]);
  });

  test('by administrators of the gallery, who are no members [rule 165]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { actor, key } = await aUser({ admin: true });
    await changeRole(actor, organization.name, collaborator.name, 'administrator');
    await removeMember(actor, organization.name, administrator.name);

    expect(await roleOf(collaborator, organization)).toBe('administrator');
    expect(await roleOf(administrator, organization)).toBeUndefined();
    expect(await actsOn(organization, administrator)).toMatchObject([{ actorKey: key }]);
    await expect(removeMember(actor, organization.name, collaborator.name)).rejects.toThrow(
      'is the last administrator',
    );
  });

  test('by nobody before the organization has confirmed its address', async () => {
    const founder = await aUser();
    const { key, name } = await createOrganization(founder.actor, {
      name: aWord(),
      email: `${aWord()}@example.test`,
    });
    const ann = await aUser();
    await addMember(system, name, ann.name, 'collaborator');
    const change = changeRole(founder.actor, name, ann.name, 'administrator');
    await expect(change).rejects.toThrow('has not confirmed its e-mail address');
    const remove = removeMember(founder.actor, name, ann.name);
    await expect(remove).rejects.toThrow('has not confirmed its e-mail address');
    expect(await roleOf(ann, { key })).toBe('collaborator');
    expect(await listMembers(founder.actor, name)).toMatchObject({
      organization: { name, confirmed: false },
    });
  });
});

describe('the operator', () => {
  test('makes an organization with members, of whom who is named twice is an administrator', async () => {
    const [ann, bob] = [await aUser(), await aUser()];
    const { key } = await createOrganizationWith(
      system,
      { name: aWord(), email: `${aWord()}@example.test` },
      { administrators: [ann.name], collaborators: [bob.name, ann.name] },
    );
    expect(await roleOf(ann, { key })).toBe('administrator');
    expect(await roleOf(bob, { key })).toBe('collaborator');
  });

  test('adds people without asking them, whose invitations are over then', async () => {
    const { organization, administrator } = await anOrganization();
    const ann = await aUser();
    await inviteMember(administrator.actor, organization.name, { who: ann.name, role: 'collaborator' });
    await addMember(system, organization.name, ann.name, 'administrator');

    expect(await roleOf(ann, organization)).toBe('administrator');
    expect(await listOwnInvitations(ann.actor)).toEqual([]);
    expect(await subjectsOf(organization)).toEqual([`${ann.name} joined ${organization.name}`]);
    expect((await actsOn(organization, ann)).at(-1)).toEqual({
      action: 'organization.addMember',
      actorKey: null,
      details: { role: 'administrator' },
    });
    await expect(addMember(system, organization.name, ann.name, 'collaborator')).rejects.toThrow(
      'is a member already',
    );
  });

  test('adds neither organizations nor names that nobody has [rule 162]', async () => {
    const [one, other] = [await anOrganization(), await anOrganization()];
    const add = (who: string) => addMember(system, one.organization.name, who, 'collaborator');
    await expect(add(other.organization.name)).rejects.toThrow('is an organization');
    await expect(add(aWord())).rejects.toThrow('There is nobody called');
    await expect(addMember(system, aWord(), one.collaborator.name, 'collaborator')).rejects.toThrow(
      'There is no organization',
    );
  });
});

describe('the list of members', () => {
  test('is for members and administrators of the gallery, and for nobody else', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const gallery = await aUser({ admin: true });
    const stranger = await aUser();
    const seen = async ({ actor }: TestUser) => {
      const { members, mayManage, own } = await listMembers(actor, organization.name);
      return { names: members.map(({ name }) => name), mayManage, role: own?.role };
    };
    const names = [administrator.name, collaborator.name];
    expect(await seen(administrator)).toEqual({ names, mayManage: true, role: 'administrator' });
    expect(await seen(collaborator)).toEqual({ names, mayManage: false, role: 'collaborator' });
    expect(await seen(gallery)).toEqual({ names, mayManage: true, role: undefined });
    await expect(listMembers(stranger.actor, organization.name)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('tells role, second factor, what somebody lacks, and when he last did something in the record', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await db().organizationPolicy.create({
      data: { organizationKey: organization.key, secondFactor: true },
    });
    await db().account.update({ where: { key: administrator.key }, data: { secondFactor: true } });
    const [first, last] = [new Date(2026, 1, 1), new Date(2026, 2, 1)];
    await db().auditRecord.createMany({
      data: [first, last, first].map((at) => ({
        at,
        action: 'package.push',
        subject: '',
        actorKey: administrator.key,
        organizationKey: organization.key,
      })),
    });
    await db().auditRecord.create({
      data: { at: new Date(), action: 'package.push', subject: '', actorKey: collaborator.key },
    });

    expect((await listMembers(collaborator.actor, organization.name)).members).toMatchObject([
      { name: administrator.name, role: 'administrator', secondFactor: true, unmet: [], lastActAt: last },
      {
        name: collaborator.name,
        role: 'collaborator',
        secondFactor: false,
        unmet: ['secondFactor'],
        lastActAt: null,
      },
    ]);
  });

  test('has fifty a page, and finds by a part of either name', async () => {
    const word = aWord();
    const { organization, administrator } = await anOrganization();
    for (let number = 0; number < 51; number++) {
      const name = `${word}-${number}`;
      const displayName = number === 7 ? 'Ann_Of 100% Example' : '';
      const member = { create: { kind: 'user' as const, name, lowerName: name.toLowerCase(), displayName } };
      await db().membership.create({
        data: { role: 'collaborator', organization: { connect: { key: organization.key } }, member },
      });
    }
    const list = (options: { page?: number; text?: string }) =>
      listMembers(administrator.actor, organization.name, options);

    const first = await list({});
    expect(first).toMatchObject({ total: 53, page: 1, pages: 2 });
    const second = await list({ page: 2 });
    expect([first.members.length, second.members.length]).toEqual([50, 3]);
    const all = [...first.members, ...second.members].map(({ name }) => name);
    expect(new Set(all).size).toBe(53);
    expect(all[0]).toBe(administrator.name);
    const found = async (text: string) => (await list({ text })).members.map(({ name }) => name);
    expect(await found(`${word.toUpperCase()}-5`)).toEqual([`${word}-5`, `${word}-50`]);
    expect(await found('n_of 100% ex')).toEqual([`${word}-7`]);
    expect(await found('n%of')).toEqual([]);
    expect(await list({ text: 'nobody of this name', page: 9 })).toMatchObject({
      members: [],
      total: 0,
      page: 1,
    });
  });
});
