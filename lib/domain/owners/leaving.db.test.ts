import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { addressOf } from '@/lib/testing/member-invitations';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { anInvitedOwner, anOwned, ownerRecordsOf, ownersOf, waitingFor } from '@/lib/testing/owners';
import { deleteOwnAccount } from '../accounts/leave';
import { system } from '../actor';
import { acceptOwnership } from './accept';
import { declineOwnership } from './decline';
import { inviteOwner } from './invite';
import { removeOwner } from './remove';

keepMails();

const ownersPushed = (id: string) => `[Lode] ${id} 1.0.0 was published`;

describe('removing an owner [rule 109]', () => {
  test('needs nobody’s consent, is told to him alone, and the last owner stays', async () => {
    const { key, id, owner } = await anOwned();
    const ann = await aUser();
    await addOwner(key, ann.key);
    await removeOwner(owner.actor, id, ann.name);

    expect(await ownersOf({ key })).toEqual([owner.name]);
    expect(await subjectsTo(ann)).toEqual([`[Lode] ${ann.name} no longer owns ${id}`]);
    expect((await mailsTo(await addressOf(ann)))[0]?.text).toContain(`It was done by ${owner.name}.`);
    expect(await subjectsTo(owner)).toEqual([ownersPushed(id)]);
    expect(await ownerRecordsOf({ key })).toMatchObject([
      { action: 'package.removeOwner', actorKey: owner.key, accountKey: ann.key, subject: id },
    ]);
    const admin = await aUser({ admin: true });
    for (const actor of [owner.actor, admin.actor, system]) {
      await expect(removeOwner(actor, id, owner.name)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('last owner'),
      });
    }
    await expect(removeOwner(owner.actor, id, ann.name)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('is leaving, of oneself and of one’s own organization; nobody else’s', async () => {
    const { key, id, owner } = await anOwned();
    const { organization, administrator, collaborator } = await anOrganization();
    const [ann, stranger] = [await aUser(), await aUser()];
    await addOwner(key, ann.key);
    await addOwner(key, organization.key);
    for (const { actor } of [stranger, collaborator]) {
      await expect(removeOwner(actor, id, organization.name)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await removeOwner(ann.actor, id, ann.name);
    await removeOwner(administrator.actor, id, organization.name);

    expect(await ownersOf({ key })).toEqual([owner.name]);
    expect(await subjectsTo(administrator)).toEqual([`[Lode] ${organization.name} no longer owns ${id}`]);
    await expect(removeOwner(administrator.actor, id, owner.name)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('ends the invitations that he has sent, of which those are told whom he invited', async () => {
    const { key, id, owner } = await anOwned();
    const [ann, bob, carol] = [await aUser(), await aUser(), await aUser()];
    await addOwner(key, ann.key);
    await inviteOwner(ann.actor, id, { who: bob.name, message: '' });
    await inviteOwner(owner.actor, id, { who: carol.name, message: '' });
    await removeOwner(owner.actor, id, ann.name);

    expect((await subjectsTo(bob)).at(-1)).toBe(`[Lode] The invitation to own ${id} was taken back`);
    expect(await subjectsTo(carol)).toHaveLength(1);
    await acceptOwnership(carol.actor, await waitingFor({ key }));
    expect(await ownersOf({ key })).toEqual([carol.name, owner.name].sort());
  });

  test('leaves no invitation good whose sender no longer decides for the organization', async () => {
    const { organization, administrator } = await anOrganization();
    const { key, id } = await anOwned();
    await addOwner(key, organization.key);
    const ann = await aUser();
    await inviteOwner(administrator.actor, id, { who: ann.name, message: '' });
    await db().membership.updateMany({
      where: { organizationKey: organization.key, memberKey: administrator.key },
      data: { role: 'collaborator' },
    });

    await expect(acceptOwnership(ann.actor, await waitingFor({ key }))).rejects.toThrow('no longer decides');
  });
});

test('deleting an account takes back what it offered, of which those are told whom it invited', async () => {
  const { organization, administrator } = await anOrganization();
  const [sent, left] = [await anInvitedOwner(), await anOwned(administrator)];
  await addOwner(left.key, organization.key);
  const ann = await aUser();
  await inviteOwner(administrator.actor, left.id, { who: ann.name, message: '' });
  await deleteOwnAccount(sent.owner.actor, { name: sent.owner.name, orphans: 'keep' });
  await deleteOwnAccount(administrator.actor, { name: administrator.name });

  for (const { who, id, key } of [
    { who: sent.ann, id: sent.id, key: sent.key },
    { who: ann, id: left.id, key: left.key },
  ]) {
    expect((await subjectsTo(who)).at(-1)).toBe(`[Lode] The invitation to own ${id} was taken back`);
    expect((await ownerRecordsOf({ key })).at(-1)).toMatchObject({
      action: 'package.cancelOwnerInvitation',
      accountKey: who.key,
    });
  }
});

describe('a transfer', () => {
  test('that an administrator offered for his organization is good no more when he is one no more, nor one of who is locked', async () => {
    const { organization, administrator } = await anOrganization();
    const { key, id } = await anOwned(administrator);
    await addOwner(key, organization.key);
    const ann = await aUser();
    const transfer = { who: ann.name, message: '', leaver: organization.name };
    await inviteOwner(administrator.actor, id, transfer);
    await db().membership.deleteMany({ where: { organizationKey: organization.key, role: 'administrator' } });
    await expect(acceptOwnership(ann.actor, await waitingFor({ key }))).rejects.toThrow('no longer decides');
    expect(await ownersOf({ key })).toEqual([administrator.name, organization.name].sort());

    const locked = await anInvitedOwner();
    await db().account.update({ where: { key: locked.owner.key }, data: { lockedAt: new Date() } });
    await expect(acceptOwnership(locked.ann.actor, locked.invitation)).rejects.toThrow('no longer decides');
  });

  test('is one step: who leaves does so when the other one accepts', async () => {
    const { key, id, owner, ann, invitation } = await anInvitedOwner({ leaver: true });
    expect((await mailsTo(await addressOf(ann)))[0]?.text).toContain(`in place of ${owner.name}`);
    expect(await ownersOf({ key })).toEqual([owner.name]);
    await acceptOwnership(ann.actor, invitation);

    expect(await ownersOf({ key })).toEqual([ann.name]);
    expect((await subjectsTo(owner)).at(-1)).toBe(`[Lode] ${owner.name} no longer owns ${id}`);
    expect((await subjectsTo(ann)).at(-1)).toBe(`[Lode] ${ann.name} now owns ${id}`);
    expect((await ownerRecordsOf({ key })).slice(1)).toMatchObject([
      { action: 'package.addOwner', actorKey: ann.key, accountKey: ann.key },
      {
        action: 'package.removeOwner',
        actorKey: ann.key,
        accountKey: owner.key,
        details: { transfer: ann.key },
      },
    ]);
  });

  test('to one’s own organization is done at once', async () => {
    const { organization, administrator } = await anOrganization();
    const { key, id } = await anOwned(administrator);
    const input = { who: organization.name, message: '', leaver: administrator.name };
    expect(await inviteOwner(administrator.actor, id, input)).toBe('added');
    expect(await ownersOf({ key })).toEqual([organization.name]);
  });

  test('that is declined leaves everything as it is', async () => {
    const { key, owner, ann, invitation } = await anInvitedOwner({ leaver: true });
    await declineOwnership(ann.actor, invitation);
    expect(await ownersOf({ key })).toEqual([owner.name]);
  });

  test('takes nobody out who did not mean to leave, and nobody who owns nothing', async () => {
    const { key, id, owner } = await anOwned();
    const [ann, bob] = [await aUser(), await aUser()];
    await addOwner(key, ann.key);
    const transfer = (leaver: string) => inviteOwner(owner.actor, id, { who: bob.name, message: '', leaver });

    await expect(transfer(ann.name)).rejects.toMatchObject({ code: 'forbidden', field: 'leaver' });
    await expect(transfer(bob.name)).rejects.toMatchObject({ code: 'notFound' });
    await transfer(owner.name);
    await removeOwner(ann.actor, id, owner.name).catch(() => undefined);
    // Whoever wanted to leave is gone, and with him what he wanted.
    expect(await db().ownershipRequest.count({ where: { packageKey: key } })).toBe(0);
    expect(await ownersOf({ key })).toEqual([ann.name]);
  });
});
