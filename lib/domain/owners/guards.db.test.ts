import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { anInvitedOwner, anOwned, aPrefix, ownersOf } from '@/lib/testing/owners';
import { deleteOwnAccount } from '../accounts/leave';
import { system } from '../actor';
import { refreshVerified } from '../prefixes/verified';
import { transaction } from '@/lib/db/transaction';
import { acceptOwnership } from './accept';
import { inviteOwner } from './invite';
import { removeOwner } from './remove';

const isVerified = async ({ key }: { key: number }) =>
  (await db().package.findUniqueOrThrow({ where: { key }, select: { verified: true } })).verified;

/** A package of two people, and of others when asked for, of whom the first one holds a prefix of its ID. */
async function aMarked(holderKey?: number) {
  const [target, ann] = [await anOwned(), await aUser()];
  await addOwner(target.key, ann.key);
  const prefix = await aPrefix(target.id.slice(0, -2), [holderKey ?? target.owner.key]);
  await transaction((tx) => refreshVerified(tx, [target.key]));
  return { ...target, ann, prefix };
}

describe('who holds a reserved prefix of the package [rule 110]', () => {
  test('is removed neither by owners who hold none nor by who is no owner', async () => {
    const marked = await aMarked();
    const { id, owner, ann } = marked;
    await expect(removeOwner(ann.actor, id, owner.name)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('holds the reserved prefix'),
    });
    await expect(removeOwner((await aUser()).actor, id, owner.name)).rejects.toThrow('Only owners');
    expect(await ownersOf(marked)).toHaveLength(2);
    expect(await isVerified(marked)).toBe(true);
    // An owner who holds no prefix is anybody's to remove.
    await removeOwner(owner.actor, id, ann.name);
    expect(await ownersOf(marked)).toEqual([owner.name]);
  });

  test('is removed by an owner who holds such a prefix, too, and the mark stays', async () => {
    const marked = await aMarked();
    const { id, owner, ann } = marked;
    await aPrefix(id, [ann.key], { exact: true });
    await removeOwner(ann.actor, id, owner.name);
    expect(await ownersOf(marked)).toEqual([ann.name]);
    expect(await isVerified(marked)).toBe(true);
  });

  test('is not removed by who holds a prefix of other IDs', async () => {
    const { id, owner, ann } = await aMarked();
    await aPrefix(`${id}.More`, [ann.key]);
    await aPrefix(id.slice(0, -1), [ann.key], { exact: true });
    await expect(removeOwner(ann.actor, id, owner.name)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is removed by an administrator of an organization that holds one, not by its collaborator', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const marked = await aMarked();
    const { key, id, owner, prefix } = marked;
    for (const accountKey of [organization.key, administrator.key, collaborator.key]) {
      await addOwner(key, accountKey);
    }
    await expect(removeOwner(administrator.actor, id, owner.name)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await db().prefixOwner.create({ data: { prefixKey: prefix.key, accountKey: organization.key } });
    await expect(removeOwner(collaborator.actor, id, owner.name)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await removeOwner(administrator.actor, id, owner.name);
    expect(await ownersOf(marked)).not.toContain(owner.name);
    expect(await isVerified(marked)).toBe(true);
  });

  test('is removed by the gallery’s administrators and its operator, and the mark goes with the last of them', async () => {
    const admin = await aUser({ admin: true });
    for (const actor of [admin.actor, system]) {
      const marked = await aMarked();
      await removeOwner(actor, marked.id, marked.owner.name);
      expect(await ownersOf(marked)).toEqual([marked.ann.name]);
      expect(await isVerified(marked)).toBe(false);
    }
  });

  test('may leave, and leave the package to another one', async () => {
    const left = await aMarked();
    await removeOwner(left.owner.actor, left.id, left.owner.name);
    expect(await isVerified(left)).toBe(false);

    const { organization, administrator } = await anOrganization();
    const target = await anOwned(administrator);
    await aPrefix(target.id, [administrator.key]);
    await transaction((tx) => refreshVerified(tx, [target.key]));
    const input = { who: organization.name, message: '', leaver: administrator.name };
    await inviteOwner(administrator.actor, target.id, input);
    expect(await ownersOf(target)).toEqual([organization.name]);
    expect(await isVerified(target)).toBe(false);
  });

  test('brings the mark when he becomes an owner, and takes it along when his account is deleted [rule 111]', async () => {
    const { ann, invitation, ...target } = await anInvitedOwner();
    await aPrefix(target.id.slice(0, -2), [ann.key]);
    expect(await isVerified(target)).toBe(false);
    await acceptOwnership(ann.actor, invitation);
    expect(await isVerified(target)).toBe(true);

    await deleteOwnAccount(ann.actor, { name: ann.name });
    expect(await ownersOf(target)).toEqual([target.owner.name]);
    expect(await isVerified(target)).toBe(false);
  });
});

test('who deletes his account leaves no invitation behind, neither of his nor to him', async () => {
  const [sent, received] = [await anInvitedOwner(), await anInvitedOwner()];
  await deleteOwnAccount(sent.owner.actor, { name: sent.owner.name, orphans: 'keep' });
  await deleteOwnAccount(received.ann.actor, { name: received.ann.name });
  for (const { key } of [sent, received]) {
    expect(await db().ownershipRequest.count({ where: { packageKey: key } })).toBe(0);
  }
  await expect(acceptOwnership(sent.ann.actor, sent.invitation)).rejects.toMatchObject({ code: 'notFound' });
});

test('a package that nobody owns is given an owner by the gallery alone', async () => {
  const target = await anOwned();
  await deleteOwnAccount(target.owner.actor, { name: target.owner.name, orphans: 'keep' });
  const [ann, admin] = [await aUser(), await aUser({ admin: true })];
  await expect(inviteOwner(ann.actor, target.id, { who: ann.name, message: '' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await inviteOwner(admin.actor, target.id, { who: ann.name, message: '' })).toBe('invited');
  await acceptOwnership(
    ann.actor,
    (await db().ownershipRequest.findFirstOrThrow({ where: { packageKey: target.key } })).key,
  );
  expect(await ownersOf(target)).toEqual([ann.name]);
  expect(await inviteOwner(system, target.id, { who: admin.name, message: '' })).toBe('added');
  expect(await ownersOf(target)).toEqual([ann.name, admin.name].sort());
});
