import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { isAwaited } from '@/lib/testing/awaited-lock';
import { aUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { addressOf } from '@/lib/testing/member-invitations';
import { addOwner, anOrganization, anOrganizationOf } from '@/lib/testing/organizations';
import { anInvitedOwner, anOwned, ownerRecordsOf, ownersOf, waitingFor } from '@/lib/testing/owners';
import { deleteOrganization } from '../organizations/delete';
import { packageLock } from '../packages/locks';
import { acceptOwnership } from './accept';
import { inviteOwner } from './invite';
import { listReceived } from './own-invitations';
import { getOwnership } from './ownership';
import { holdOwned } from './packages';
import { removeOwner } from './remove';

keepMails();

describe('who decides about owners', () => {
  test.each([
    { what: 'is locked', change: { lockedAt: new Date() }, why: 'is locked' },
    { what: 'administers the gallery no more', change: { admin: false }, why: 'Only' },
  ])('and $what while his act waits, has done nothing', async ({ change, why }) => {
    const [target, ann, admin] = [await anOwned(), await aUser(), await aUser({ admin: true })];
    await addOwner(target.key, ann.key);
    let removing: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await holdOwned(tx, [target.lowerId]);
      removing = removeOwner(admin.actor, target.id, ann.name).catch((error: unknown) => error);
      await expect.poll(() => isAwaited(packageLock(target.lowerId)), { timeout: 10_000 }).toBe(true);
      await db().account.update({ where: { key: admin.key }, data: change });
    });
    expect(await removing).toMatchObject({ code: 'forbidden', message: expect.stringContaining(why) });
    expect(await ownersOf(target)).toContain(ann.name);
  });
});

describe('an invitation by an administrator of an organization', () => {
  test('is good for nothing while he lacks what the organization demands, and good again then', async () => {
    const { organization, administrator } = await anOrganization();
    const [target, ann] = [await anOwned(), await aUser()];
    await addOwner(target.key, organization.key);
    await inviteOwner(administrator.actor, target.id, { who: ann.name, message: '' });
    const invitation = await waitingFor(target);
    await db().organizationPolicy.create({ data: { organizationKey: organization.key, secondFactor: true } });
    await expect(acceptOwnership(ann.actor, invitation)).rejects.toThrow('no longer decides');
    expect(await listReceived(ann.actor)).toMatchObject([{ id: target.id, inviter: null }]);

    await db().organizationPolicy.delete({ where: { organizationKey: organization.key } });
    await acceptOwnership(ann.actor, invitation);
    expect(await ownersOf(target)).toContain(ann.name);
  });

  test('ends when the organization is deleted, of which those are told whom he invited', async () => {
    const administrator = await aUser();
    const organization = await anOrganizationOf(administrator);
    const [target, ann] = [await anOwned(), await aUser()];
    await addOwner(target.key, organization.key);
    await inviteOwner(administrator.actor, target.id, { who: ann.name, message: '' });
    await deleteOrganization(administrator.actor, {
      organization: organization.name,
      name: organization.name,
    });
    expect((await subjectsTo(ann)).at(-1)).toBe(`[Lode] The invitation to own ${target.id} was taken back`);
    expect(await listReceived(ann.actor)).toEqual([]);
    expect((await ownerRecordsOf(target)).at(-1)).toMatchObject({
      action: 'package.cancelOwnerInvitation',
      accountKey: ann.key,
    });
  });

  test('shows the organization, though he administers the gallery, too', async () => {
    const admin = await aUser({ admin: true });
    const organization = await anOrganizationOf(admin);
    const [target, ann] = [await anOwned(), await aUser()];
    await addOwner(target.key, organization.key);
    await inviteOwner(admin.actor, target.id, { who: ann.name, message: '' });
    expect(await listReceived(ann.actor)).toMatchObject([{ inviter: organization.name }]);
    expect((await getOwnership(target.owner.actor, target.id)).waiting).toMatchObject([
      { inviter: organization.name },
    ]);
  });
});

test('an administrator of the gallery who makes himself an owner is named, and one who accepts is not', async () => {
  const [target, admin] = [await anOwned(), await aUser({ admin: true })];
  await inviteOwner(admin.actor, target.id, { who: admin.name, message: '' });
  const told = await mailsTo(await addressOf(target.owner));
  expect(told.at(-1)?.text).toContain(`It was done by ${admin.name}.`);

  const invited = await anInvitedOwner();
  await acceptOwnership(invited.ann.actor, invited.invitation);
  const heard = await mailsTo(await addressOf(invited.owner));
  expect(heard.at(-1)?.text).toContain('The invitation was accepted.');
});
