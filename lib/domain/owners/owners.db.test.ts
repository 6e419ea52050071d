import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { addressOf } from '@/lib/testing/member-invitations';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addOwner, anOrganization, anUnconfirmedOrganization, recordOf } from '@/lib/testing/organizations';
import { anInvitedOwner, anOwned, ownerRecordsOf, ownersOf, waitingFor } from '@/lib/testing/owners';
import { aWord } from '@/lib/testing/word';
import { changeNotifications } from '../accounts/notifications';
import { type Actor, system } from '../actor';
import { lockPackage } from '../packages/lock';
import { searchPackages } from '../packages/search';
import { acceptOwnership } from './accept';
import { cancelOwnerInvitation } from './cancel';
import { declineOwnership } from './decline';
import { inviteOwner } from './invite';
import { removeOwner } from './remove';

keepMails();

const ownersPushed = (id: string) => `[Lode] ${id} 1.0.0 was published`;

describe('somebody who is invited by name to own a package [rule 101]', () => {
  test('is told, as its owners are, and owns it once he accepts, of which all owners are told [rule 106]', async () => {
    const { key, id, owner } = await anOwned();
    const ann = await aUser();
    const input = { who: ` ${ann.name.toUpperCase()} `, message: 'Please help.\n\n# Now' };
    expect(await inviteOwner(owner.actor, id.toUpperCase(), input)).toBe('invited');

    const [mail] = await mailsTo(await addressOf(ann));
    expect(mail?.subject).toBe(`[Lode] You are invited to own ${id}`);
    expect(mail?.text).toContain(`${owner.name} invites you to own ${id}`);
    expect(mail?.text).toContain('Please help.');
    expect(mail?.text).toContain('/account/packages/invitations');
    expect(mail?.text).toContain('/account/notifications');
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: owner.key } });
    expect(mail?.text).not.toContain(address);
    expect(await subjectsTo(owner)).toEqual([
      ownersPushed(id),
      `[Lode] ${ann.name} was invited to own ${id}`,
    ]);
    expect(await ownersOf({ key })).toEqual([owner.name]);

    const invitation = await waitingFor({ key });
    await acceptOwnership(ann.actor, invitation);

    expect(await ownersOf({ key })).toEqual([ann.name, owner.name].sort());
    for (const who of [owner, ann]) {
      expect((await subjectsTo(who)).at(-1)).toBe(`[Lode] ${ann.name} now owns ${id}`);
    }
    expect(await ownerRecordsOf({ key })).toEqual([
      {
        action: 'package.inviteOwner',
        actorKey: owner.key,
        accountKey: ann.key,
        subject: id,
        onBehalfOf: null,
        details: {},
      },
      {
        action: 'package.addOwner',
        actorKey: ann.key,
        accountKey: ann.key,
        subject: id,
        onBehalfOf: null,
        details: {},
      },
    ]);
    await expect(acceptOwnership(ann.actor, invitation)).rejects.toThrow('no longer good');
  });

  test('is found by search as its owner, and the record holds neither what was written nor an address', async () => {
    const { key, id, owner } = await anOwned();
    const ann = await aUser();
    await inviteOwner(owner.actor, id, { who: ann.name, message: `Write to ${aWord()}@example.test.` });
    await acceptOwnership(ann.actor, await waitingFor({ key }));

    const found = await searchPackages({
      q: `owner:${ann.name}`,
      skip: 0,
      take: 20,
      prerelease: true,
      semVer2: true,
      sort: 'downloads',
    });
    expect(found.totalHits).toBe(1);
    expect(JSON.stringify(await ownerRecordsOf({ key }))).not.toContain('@');
  });

  test('declines, of which whoever invited is told, or it is taken back, of which he is told [rule 107]', async () => {
    const declined = await anInvitedOwner();
    await declineOwnership(declined.ann.actor, declined.invitation);
    expect((await subjectsTo(declined.owner)).at(-1)).toBe(
      `[Lode] ${declined.ann.name} declined to own ${declined.id}`,
    );
    expect((await ownerRecordsOf(declined)).at(-1)).toMatchObject({
      action: 'package.declineOwnership',
      actorKey: declined.ann.key,
      accountKey: declined.ann.key,
    });

    const cancelled = await anInvitedOwner();
    await cancelOwnerInvitation(cancelled.owner.actor, cancelled.invitation);
    expect((await subjectsTo(cancelled.ann)).at(-1)).toBe(
      `[Lode] The invitation to own ${cancelled.id} was taken back`,
    );
    expect((await ownerRecordsOf(cancelled)).at(-1)).toMatchObject({
      action: 'package.cancelOwnerInvitation',
      actorKey: cancelled.owner.key,
      accountKey: cancelled.ann.key,
    });
    for (const { ann, owner, invitation, key } of [declined, cancelled]) {
      await expect(acceptOwnership(ann.actor, invitation)).rejects.toMatchObject({ code: 'notFound' });
      await expect(declineOwnership(ann.actor, invitation)).rejects.toMatchObject({ code: 'notFound' });
      await expect(cancelOwnerInvitation(owner.actor, invitation)).rejects.toMatchObject({
        code: 'notFound',
      });
      expect(await ownersOf({ key })).toEqual([owner.name]);
    }
  });

  test('is neither accepted, declined nor taken back by anybody else', async () => {
    const { invitation, key, owner, ann } = await anInvitedOwner();
    const [stranger, admin] = [await aUser(), await aUser({ admin: true })];
    for (const { actor } of [stranger, owner, admin]) {
      await expect(acceptOwnership(actor, invitation)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(declineOwnership(actor, invitation)).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const { actor } of [stranger, ann]) {
      await expect(cancelOwnerInvitation(actor, invitation)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await ownersOf({ key })).toEqual([owner.name]);
    expect(await waitingFor({ key })).toBe(invitation);
  });

  test('gets no mail if he takes none, nor do such owners', async () => {
    const { id, owner } = await anOwned();
    const ann = await aUser();
    for (const who of [owner, ann]) {
      await changeNotifications(who.actor, { emailAllowed: false, notifyPackagePushed: true });
    }
    await inviteOwner(owner.actor, id, { who: ann.name, message: '' });

    expect(await subjectsTo(ann)).toEqual([]);
    expect(await subjectsTo(owner)).toEqual([ownersPushed(id)]);
  });
});

describe('inviting an owner', () => {
  test('by an e-mail address is refused, beside the field [rule 103]', async () => {
    const { id, owner } = await anOwned();
    const who = `${aWord()}@example.test`;
    await expect(inviteOwner(owner.actor, id, { who, message: '' })).rejects.toMatchObject({
      code: 'invalid',
      field: 'who',
      message: expect.stringContaining('not an e-mail address'),
    });
  });

  test('who is unknown, unconfirmed, locked, an owner or invited already is refused [rule 104]', async () => {
    const { id, owner } = await anOwned();
    const [locked, invited, unconfirmed] = [await aUser(), await aUser(), await aUser()];
    const { organization } = await anUnconfirmedOrganization();
    await db().account.update({ where: { key: locked.key }, data: { lockedAt: new Date() } });
    await db().emailAddress.updateMany({
      where: { accountKey: unconfirmed.key },
      data: { confirmedAt: null, confirmedAddress: null },
    });
    const invite = (who: string) => inviteOwner(owner.actor, id, { who, message: '' });
    await invite(invited.name);

    await expect(invite(aWord())).rejects.toThrow('There is no account');
    await expect(invite(unconfirmed.name)).rejects.toThrow('has not confirmed an e-mail address');
    await expect(invite(organization.name)).rejects.toThrow('has not confirmed an e-mail address');
    await expect(invite(locked.name)).rejects.toThrow('is locked');
    await expect(invite(owner.name)).rejects.toThrow(`owns "${id}" already`);
    await expect(invite(invited.name)).rejects.toThrow('invited to own');
    await expect(invite('')).rejects.toThrow('There is no account');
  });

  test('is refused while three invitations wait, and with fifteen owners, at acceptance too [rule 105]', async () => {
    const { key, id, owner } = await anOwned();
    const invite = async () => {
      const ann = await aUser();
      await inviteOwner(owner.actor, id, { who: ann.name, message: '' });
      return ann;
    };
    const invited = [await invite(), await invite(), await invite()];
    await expect(invite()).rejects.toThrow('3 invitations');

    const many = await Promise.all(Array.from({ length: 13 }, () => aUser()));
    for (const { key: accountKey } of many) await addOwner(key, accountKey);
    const keys = await db().ownershipRequest.findMany({
      where: { packageKey: key },
      orderBy: { key: 'asc' },
    });
    const accept = (index: number) => acceptOwnership(invited[index]?.actor ?? system, keys[index]?.key ?? 0);
    await accept(0);
    expect(await ownersOf({ key })).toHaveLength(15);
    await expect(accept(1)).rejects.toThrow('15 owners');
    await db().ownershipRequest.deleteMany({ where: { packageKey: key } });
    await expect(invite()).rejects.toThrow('15 owners');
    // A transfer leaves as many as there were.
    const heir = await aUser();
    await inviteOwner(owner.actor, id, { who: heir.name, message: '', leaver: owner.name });
    await acceptOwnership(heir.actor, await waitingFor({ key }));
    expect(await ownersOf({ key })).toHaveLength(15);
  });

  test('is for those who decide about the owners alone, who proved lately who they are', async () => {
    const { key, id, owner } = await anOwned();
    const { organization, collaborator } = await anOrganization();
    await addOwner(key, organization.key);
    const [ann, stranger] = [await aUser(), await aUser()];
    const input = { who: ann.name, message: '' };
    const stale = { ...owner.actor, session: { key: 0, provedAt: new Date(0) } };

    for (const { actor } of [stranger, collaborator]) {
      await expect(inviteOwner(actor, id, input)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(inviteOwner(stale, id, input)).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(inviteOwner({ ...owner.actor, locked: true }, id, input)).rejects.toThrow('is locked');
    await expect(inviteOwner(owner.actor, `Test.${aWord()}`, input)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(inviteOwner(owner.actor, id, { ...input, message: 'x'.repeat(1001) })).rejects.toMatchObject(
      {
        field: 'message',
      },
    );
    expect(await db().ownershipRequest.count({ where: { packageKey: key } })).toBe(0);
  });

  test('to a locked package waits until it is unlocked; the administrators of the gallery may', async () => {
    const { key, id, owner, ann, invitation } = await anInvitedOwner();
    const admin = await aUser({ admin: true });
    await lockPackage(admin.actor, id);
    const other = await aUser();

    await expect(inviteOwner(owner.actor, id, { who: other.name, message: '' })).rejects.toThrow('is locked');
    await expect(acceptOwnership(ann.actor, invitation)).rejects.toThrow('is locked');
    await expect(removeOwner(owner.actor, id, owner.name)).rejects.toThrow('is locked');
    expect(await inviteOwner(admin.actor, id, { who: other.name, message: '' })).toBe('invited');
    expect(await ownersOf({ key })).toEqual([owner.name]);
  });

  test('is counted: sixty invitations an hour are enough', async () => {
    const { id, owner } = await anOwned();
    await db().rateLimit.create({
      data: {
        name: `owner-invitations:${owner.key}`,
        count: 60,
        retryAt: new Date(Date.now() + 60_000),
        resetAt: new Date(Date.now() + 60_000),
      },
    });
    const ann = await aUser();
    await expect(inviteOwner(owner.actor, id, { who: ann.name, message: '' })).rejects.toMatchObject({
      code: 'tooManyTries',
    });
  });

  test('is counted for whom it is: thirty an hour, of those alone who decide about the package', async () => {
    const { id, owner } = await anOwned();
    const [ann, stranger] = [await aUser(), await aUser()];
    const name = `owner-invitations-to:${ann.key}`;
    await db().rateLimit.create({ data: { name, count: 29, resetAt: new Date(Date.now() + 60_000) } });
    const invite = (actor: Actor) => inviteOwner(actor, id, { who: ann.name, message: '' });

    await expect(invite(stranger.actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite(stranger.actor)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await invite(owner.actor)).toBe('invited');
    await expect(invite(owner.actor)).rejects.toMatchObject({ code: 'tooManyTries' });
  });
});

describe('an organization', () => {
  test('for which the inviter decides owns the package at once, and all owners are told [rule 102]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key, id } = await anOwned(administrator);
    expect(await inviteOwner(administrator.actor, id, { who: organization.name, message: '' })).toBe('added');

    expect(await ownersOf({ key })).toEqual([administrator.name, organization.name].sort());
    expect((await subjectsTo(administrator)).at(-1)).toBe(`[Lode] ${organization.name} now owns ${id}`);
    expect(await subjectsTo(collaborator)).toEqual([]);
    expect((await recordOf(organization.key)).at(-1)).toMatchObject({
      action: 'package.addOwner',
      accountKey: organization.key,
      subject: id,
    });
  });

  test('accepts by its administrators, never by a collaborator or an administrator of the gallery [rule 108]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key, id, owner } = await anOwned();
    const admin = await aUser({ admin: true });
    expect(
      await inviteOwner(collaborator.actor, id, { who: organization.name, message: '' }).catch(String),
    ).toContain('Only owners');
    await inviteOwner(owner.actor, id, { who: organization.name, message: '' });
    expect(await subjectsTo(administrator)).toEqual([`[Lode] ${organization.name} is invited to own ${id}`]);
    expect(await subjectsTo(collaborator)).toEqual([]);
    expect(await mailsTo(organization.email)).toEqual([]);

    const invitation = await waitingFor({ key });
    for (const { actor } of [collaborator, admin, owner]) {
      await expect(acceptOwnership(actor, invitation)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await acceptOwnership(administrator.actor, invitation);
    expect(await ownersOf({ key })).toEqual([organization.name, owner.name].sort());
    expect((await ownerRecordsOf({ key })).at(-1)).toMatchObject({
      action: 'package.addOwner',
      actorKey: administrator.key,
      accountKey: organization.key,
      onBehalfOf: organization.key,
    });
    expect((await recordOf(organization.key)).map(({ action }) => action)).toEqual([
      'organization.create',
      'package.inviteOwner',
      'package.addOwner',
    ]);
  });

  test('of a collaborator is asked, and its administrators answer [rule 102]', async () => {
    const { organization, collaborator } = await anOrganization();
    const { id } = await anOwned(collaborator);
    expect(await inviteOwner(collaborator.actor, id, { who: organization.name, message: '' })).toBe(
      'invited',
    );
  });

  test('has what was done to its packages in its record, whoever was invited', async () => {
    const { organization, administrator } = await anOrganization();
    const { key, id, owner } = await anOwned();
    await addOwner(key, organization.key);
    const [ann, bob] = [await aUser(), await aUser()];
    await inviteOwner(administrator.actor, id, { who: ann.name, message: '' });
    await acceptOwnership(ann.actor, await waitingFor({ key }));
    await inviteOwner(owner.actor, id, { who: bob.name, message: '' });

    const acts = (await recordOf(organization.key)).slice(1);
    expect(acts.map(({ action, actorKey, accountKey }) => [action, actorKey, accountKey])).toEqual([
      ['package.inviteOwner', administrator.key, ann.key],
      ['package.addOwner', ann.key, ann.key],
      ['package.inviteOwner', owner.key, bob.key],
    ]);
    expect((await ownerRecordsOf({ key })).map(({ onBehalfOf }) => onBehalfOf)).toEqual([
      organization.key,
      null,
      null,
    ]);
  });
});
