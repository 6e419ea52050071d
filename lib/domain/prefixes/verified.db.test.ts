import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { anOrganization, anOrganizationOf } from '@/lib/testing/organizations';
import { aPrefix, aPrefixValue, hasMark, joinOwners, leaveOwners, pushAs } from '@/lib/testing/prefixes';
import { getProfile } from '../accounts/profile';
import { deleteOwnAccount, previewLeaving } from '../accounts/leave';
import { system } from '../actor';
import { deleteOrganization, previewDeletion } from '../organizations/delete';
import { listPackageActivity } from '../packages/activity';
import { getPackageDetails } from '../packages/details';
import { searchPackages } from '../packages/search';
import { addPrefixOwner, removePrefixOwner } from './owners';
import { releasePrefix } from './reserve';

/** A person with a package that begins as no other does. */
async function aPackageUnder() {
  const owner = await aUser();
  const value = aPrefixValue();
  const id = `${value}Text`;
  await pushAs(owner.actor, id);
  return { owner, value, id };
}

describe('the verified mark', () => {
  test('is in the record of the package each time it comes and goes, as an act of the gallery', async () => {
    const { owner, value, id } = await aPackageUnder();
    const admin = await aUser({ admin: true });
    await aPrefix([], { value });
    await addPrefixOwner(admin.actor, { value, owner: owner.name });
    await addPrefixOwner(system, { value, owner: (await aUser()).name });
    await releasePrefix(admin.actor, value);
    const acts = (await listPackageActivity(owner.actor, id)).lines;
    expect(acts.map(({ action, by, subject }) => [action, by, subject])).toEqual([
      ['package.removeMark', 'operator', id],
      ['package.addMark', 'operator', id],
      ['package.push', expect.anything(), `${id} 1.0.0`],
    ]);
  });

  test('comes with a reservation for an owner, and goes with its end [rule 180]', async () => {
    const { owner, value, id } = await aPackageUnder();
    await aPrefix([await aUser()], { value });
    expect(await hasMark(id)).toBe(false);
    await releasePrefix(system, value);
    await aPrefix([owner], { value });
    expect(await hasMark(id)).toBe(true);
    await releasePrefix(system, value);
    expect(await hasMark(id)).toBe(false);
  });

  test('comes and goes with the owners of the prefix [rule 111, 180]', async () => {
    const { owner, value, id } = await aPackageUnder();
    await aPrefix([], { value });
    await addPrefixOwner(system, { value, owner: owner.name });
    expect(await hasMark(id)).toBe(true);
    await removePrefixOwner(system, { value, owner: owner.name });
    expect(await hasMark(id)).toBe(false);
  });

  test('comes and goes with the owners of the package [rule 111]', async () => {
    const { value, id } = await aPackageUnder();
    const holder = await aUser();
    await aPrefix([holder], { value });
    await joinOwners(id, holder);
    expect(await hasMark(id)).toBe(true);
    await leaveOwners(id, holder);
    expect(await hasMark(id)).toBe(false);
  });

  test('stays while another owner, or another prefix, justifies it [rule 180]', async () => {
    const { owner, value, id } = await aPackageUnder();
    const other = await aUser();
    await joinOwners(id, other);
    await aPrefix([owner, other], { value });
    await aPrefix([owner], { value: id, exact: true });
    await removePrefixOwner(system, { value, owner: other.name });
    expect(await hasMark(id)).toBe(true);
    await removePrefixOwner(system, { value, owner: owner.name });
    expect(await hasMark(id)).toBe(true);
    await releasePrefix(system, id);
    expect(await hasMark(id)).toBe(false);
  });

  test('of a shared prefix goes when its owner leaves the package [rule 179]', async () => {
    const { owner, value, id } = await aPackageUnder();
    const other = await aUser();
    await joinOwners(id, other);
    await aPrefix([owner], { value, shared: true });
    expect(await hasMark(id)).toBe(true);
    await leaveOwners(id, owner);
    expect(await hasMark(id)).toBe(false);
  });

  test('is not given for an organization that its administrator owns a prefix of, nor the other way round', async () => {
    const { owner, value, id } = await aPackageUnder();
    const organization = await anOrganizationOf(owner);
    await aPrefix([organization], { value });
    expect(await hasMark(id)).toBe(false);
    await joinOwners(id, organization);
    expect(await hasMark(id)).toBe(true);

    const theirs = await aPackageUnder();
    await joinOwners(theirs.id, organization);
    await leaveOwners(theirs.id, theirs.owner);
    await aPrefix([owner], { value: theirs.value });
    expect(await hasMark(theirs.id)).toBe(false);
  });

  test('goes with the account that held the prefix, which stays reserved for nobody [rule 180]', async () => {
    const { owner, value, id } = await aPackageUnder();
    const holder = await aUser();
    await joinOwners(id, holder);
    await aPrefix([holder], { value });
    expect(await hasMark(id)).toBe(true);
    const other = await aPrefix([holder, owner]);
    expect((await previewLeaving(holder.actor)).prefixes).toEqual([value]);
    await deleteOwnAccount(holder.actor, { name: holder.name });
    expect(await hasMark(id)).toBe(false);
    await expect(pushAs(owner.actor, `${value}Json`)).rejects.toMatchObject({
      message: expect.stringContaining('nobody holds the reservation'),
    });
    expect(
      await db().auditRecord.findMany({
        where: { subject: { in: [value, other] }, action: 'prefix.removeOwner' },
        select: { actorKey: true, accountKey: true },
      }),
    ).toEqual(Array.from({ length: 2 }, () => ({ actorKey: holder.key, accountKey: holder.key })));
  });

  test('goes with an organization that held the prefix [rule 180]', async () => {
    const { owner, value, id } = await aPackageUnder();
    const administrator = await aUser();
    const organization = await anOrganizationOf(administrator);
    await joinOwners(id, organization);
    await aPrefix([organization], { value });
    expect(await hasMark(id)).toBe(true);
    const named = { organization: organization.name, name: organization.name };
    expect((await previewDeletion(administrator.actor, organization.name)).prefixes).toEqual([value]);
    await deleteOrganization(administrator.actor, named);
    expect(await hasMark(id)).toBe(false);
    await expect(pushAs(owner.actor, `${value}Json`)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is told by the page of a package, by search and on profiles [check 67] [rule 19]', async () => {
    const { administrator, organization } = await anOrganization();
    const { owner, value, id } = await aPackageUnder();
    await pushAs(administrator.actor, `${value}Json`);
    await aPrefix([owner, organization], { value });

    expect((await getPackageDetails(id.toLowerCase())).verified).toBe(true);
    expect((await getPackageDetails(`${value}Json`.toLowerCase())).verified).toBe(false);
    const { hits } = await searchPackages({
      q: value.slice(0, -1),
      skip: 0,
      take: 10,
      prerelease: true,
      semVer2: true,
    });
    expect(hits.map((hit) => [hit.id, hit.verified]).sort()).toEqual([
      [`${value}Json`, false],
      [id, true],
    ]);
    const { packages } = await getProfile(owner.name, { skip: 0, take: 10 });
    expect(packages.hits).toMatchObject([{ id, verified: true }]);
  });
});
