import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { type Actor, system } from '../actor';
import { listInvitations, withdrawInvitation } from './invitation-list';
import { findInvitation, inviteUser } from './invitations';

const anAddress = () => `${aWord()}@example.test`;

const tokenOf = ({ link }: { link: string }) => new URL(link).searchParams.get('invitation') ?? '';

async function invitationTo(actor: Actor, address: string) {
  const { invitations } = await listInvitations(actor);
  const found = invitations.find((invitation) => invitation.address === address);
  if (found === undefined) throw new Error('It is not in the list.');
  return found;
}

test('an invitation is listed with who made it and what became of it', async () => {
  const admin = await aUser({ admin: true });
  const [byOperator, used, old, open] = [anAddress(), anAddress(), anAddress(), anAddress()];
  await inviteUser(system, byOperator);
  for (const address of [used, old, open]) await inviteUser(admin.actor, address);
  await db().invitation.updateMany({ where: { address: used }, data: { usedAt: new Date() } });
  await db().invitation.updateMany({ where: { address: old }, data: { expiresAt: new Date() } });

  const { invitations } = await listInvitations(admin.actor);
  const listed = invitations.filter(({ address }) => [byOperator, used, old, open].includes(address));
  expect(listed.map(({ address, inviter, state }) => [address, inviter, state])).toEqual([
    [open, admin.name, 'open'],
    [old, admin.name, 'over'],
    [used, admin.name, 'used'],
    [byOperator, undefined, 'open'],
  ]);
});

test('an invitation that is taken back lets nobody in, which is recorded once', async () => {
  const admin = await aUser({ admin: true });
  const address = anAddress();
  const invitation = await inviteUser(admin.actor, address);
  const { key } = await invitationTo(admin.actor, address);
  await Promise.all([1, 2, 3].map(() => withdrawInvitation(admin.actor, key)));

  expect(await findInvitation(tokenOf(invitation))).toBeUndefined();
  const records = await db().auditRecord.findMany({
    where: { actorKey: admin.key, action: 'account.withdrawInvitation' },
  });
  expect(records).toMatchObject([{ details: { invitation: key } }]);
});

test('an invitation that was used is not taken back', async () => {
  const admin = await aUser({ admin: true });
  const address = anAddress();
  await inviteUser(admin.actor, address);
  await db().invitation.updateMany({ where: { address }, data: { usedAt: new Date() } });
  const { key } = await invitationTo(admin.actor, address);
  await withdrawInvitation(admin.actor, key);

  expect((await invitationTo(admin.actor, address)).state).toBe('used');
});

test('invitations are for administrators alone', async () => {
  const user = await aUser();

  await expect(inviteUser(user.actor, anAddress())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listInvitations(user.actor)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(withdrawInvitation(user.actor, 1)).rejects.toMatchObject({ code: 'forbidden' });
});
