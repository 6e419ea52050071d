import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { addOwner, anOrganization, anUnconfirmedOrganization } from '@/lib/testing/organizations';
import { anOwned } from '@/lib/testing/owners';
import { lockPackage } from '../packages/lock';
import { inviteOwner } from './invite';
import { getOwnership } from './ownership';

/** What somebody can do for a new owner of a package. */
const newOwner = async ({ actor }: TestUser, { id }: { id: string }) =>
  (await getOwnership(actor, id)).newOwner;

async function fill({ key }: { key: number }, owners: number): Promise<void> {
  const has = await db().packageOwner.count({ where: { packageKey: key } });
  const more = await Promise.all(Array.from({ length: owners - has }, () => aUser()));
  for (const one of more) await addOwner(key, one.key);
}

async function inviteThree({ id, owner }: { id: string; owner: TestUser }): Promise<void> {
  for (const one of [await aUser(), await aUser(), await aUser()])
    await inviteOwner(owner.actor, id, { who: one.name, message: '', leaver: owner.name });
}

describe('a new owner', () => {
  test('comes beside the others or in place of one’s own account, whoever it is', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const target = await anOwned();
    await addOwner(target.key, organization.key);

    const anybody = { possible: true, beside: true, only: undefined };
    expect(await newOwner(target.owner, target)).toEqual({ ...anybody, leavers: [target.owner.name] });
    expect(await newOwner(administrator, target)).toEqual({ ...anybody, leavers: [organization.name] });
    expect(await newOwner(await aUser({ admin: true }), target)).toEqual({ ...anybody, leavers: [] });
    expect(await newOwner(collaborator, target)).toBeUndefined();
  });

  test('of a locked package is named by the administrators of the gallery alone', async () => {
    const target = await anOwned();
    const admin = await aUser({ admin: true });
    await lockPackage(admin.actor, target.id);

    expect(await newOwner(target.owner, target)).toBeUndefined();
    expect(await newOwner(admin, target)).toMatchObject({ possible: true, beside: true });
  });

  test('beside fifteen owners cannot be: only in place of one', async () => {
    const target = await anOwned();
    await fill(target, 15);

    const full = { beside: false, only: undefined };
    expect(await newOwner(target.owner, target)).toEqual({
      ...full,
      possible: true,
      leavers: [target.owner.name],
    });
    expect(await newOwner(await aUser({ admin: true }), target)).toEqual({
      ...full,
      possible: false,
      leavers: [],
    });
  });

  test('while three invitations wait is one’s own account alone, which is not asked [rule 105]', async () => {
    const { organization, administrator } = await anOrganization();
    await anUnconfirmedOrganization(administrator);
    const [target, others] = [await anOwned(administrator), await anOwned()];
    for (const one of [target, others]) await inviteThree(one);

    expect(await newOwner(administrator, target)).toEqual({
      possible: true,
      beside: true,
      leavers: [administrator.name],
      only: [organization.name],
    });
    expect(await newOwner(others.owner, others)).toMatchObject({ possible: false, only: [] });
    const who = { who: organization.name, message: '' };
    expect(await inviteOwner(administrator.actor, target.id, who)).toBe('added');
    expect(await newOwner(administrator, target)).toMatchObject({ possible: false, only: [] });
  });

  test('cannot be asked beside fifteen owners and three invitations', async () => {
    const { organization, administrator } = await anOrganization();
    const [target, others] = [await anOwned(administrator), await anOwned()];
    for (const one of [target, others]) {
      await inviteThree(one);
      await fill(one, 15);
    }

    expect(await newOwner(others.owner, others)).toMatchObject({ possible: false, beside: false, only: [] });
    expect(await newOwner(administrator, target)).toMatchObject({
      possible: true,
      beside: false,
      only: [organization.name],
    });
  });
});
