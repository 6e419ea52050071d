import { expect, test } from 'vitest';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { request } from '@/lib/testing/prefix-requests';
import { aPrefix, aPrefixValue } from '@/lib/testing/prefixes';
import { lockUser } from '../../accounts/lock';
import { system } from '../../actor';
import { addPrefixOwner, removePrefixOwner } from '../owners';
import { releasePrefix } from '../reserve';
import { allCriteria } from './criteria';
import { approvePrefix, rejectPrefix, withdrawPrefix } from './decide';
import { getPrefixRequest } from './view';

const no = (key: number) => ({ key, criteria: [], decision: 'No.' });

const reads = ({ actor }: TestUser, key: number) =>
  getPrefixRequest(actor, key).then(
    () => true,
    () => false,
  );

/** A request that the owner of the prefix around it refused, below a wider prefix of somebody else. */
async function aRefusal() {
  const [asker, holder, wider, admin] = await Promise.all([
    aUser(),
    aUser(),
    aUser(),
    aUser({ admin: true }),
  ]);
  const value = await aPrefix([wider]);
  const inner = await aPrefix([holder], { value: `${value}Text.` });
  const { key } = await request(asker, { value: `${inner}Json.` });
  await rejectPrefix(holder.actor, no(key));
  return { asker, holder, wider, admin, value, inner, key };
}

test('who decides reads what was decided, unless that was before he held the prefix around it', async () => {
  const value = aPrefixValue();
  const [asker, late, admin] = await Promise.all([aUser(), aUser(), aUser({ admin: true })]);
  const { key } = await request(asker, { value: `${value}Text.` });
  await rejectPrefix(admin.actor, { key, criteria: [], decision: 'Too early.' });
  await aPrefix([late], { value });
  await expect(getPrefixRequest(late.actor, key)).rejects.toMatchObject({ code: 'notFound' });
  for (const { actor } of [asker, admin]) {
    expect(await getPrefixRequest(actor, key)).toMatchObject({ decision: { text: 'Too early.' } });
  }

  const second = await request(asker, { value: `${value}Text.` });
  await rejectPrefix(late.actor, { key: second.key, criteria: [], decision: 'No.' });
  expect(await getPrefixRequest(late.actor, second.key)).toMatchObject({ decision: { text: 'No.' } });
});

test('what was decided stays with the prefix whose owners did, whatever is reserved around it later', async () => {
  const { asker, holder, wider, admin, inner, key } = await aRefusal();
  await aPrefix([wider], { value: `${inner}Js` });
  expect(await reads(holder, key)).toBe(true);
  expect(await getPrefixRequest(asker.actor, key)).toMatchObject({ parent: inner, criteria: [] });
  expect([await reads(wider, key), await reads(admin, key)]).toEqual([false, false]);

  await removePrefixOwner(system, { value: inner, owner: holder.name });
  await addPrefixOwner(system, { value: inner, owner: wider.name });
  expect([await reads(holder, key), await reads(wider, key)]).toEqual([false, false]);
});

test('the owner of a wider prefix reads nothing of it when the narrower one is released, or its owner locked', async () => {
  const released = await aRefusal();
  await releasePrefix(system, released.inner);
  const locked = await aRefusal();
  await lockUser(system, locked.holder.name, 'a test');
  for (const { wider, admin, asker, inner, key } of [released, locked]) {
    expect([await reads(wider, key), await reads(admin, key)]).toEqual([false, false]);
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({ parent: inner, criteria: [] });
  }
});

test('what administrators refused keeps their criteria when somebody owns a prefix around it later', async () => {
  const value = aPrefixValue();
  const [asker, admin, late] = await Promise.all([aUser(), aUser({ admin: true }), aUser()]);
  const { key } = await request(asker, { value: `${value}Text.` });
  await rejectPrefix(admin.actor, { key, criteria: allCriteria.slice(1), decision: 'Who are you?' });
  await aPrefix([late], { value });
  expect(await getPrefixRequest(asker.actor, key)).toMatchObject({
    parent: undefined,
    criteria: [{ met: false }, { met: true }, { met: true }],
  });
});

test('what an organization decided is for those who still administer it', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  const value = await aPrefix([organization]);
  const asker = await aUser();
  const { key } = await request(asker, { value: `${value}Text.` });
  await approvePrefix(administrator.actor, { key, criteria: [], decision: '' });
  expect([await reads(administrator, key), await reads(collaborator, key)]).toEqual([true, false]);
  await removeMember(organization, administrator);
  expect([await reads(administrator, key), await reads(asker, key)]).toEqual([false, true]);
});

test('what was taken back is for those who would have decided', async () => {
  const [asker, holder] = await Promise.all([aUser(), aUser()]);
  const value = await aPrefix([holder]);
  const { key } = await request(asker, { value: `${value}Text.` });
  await withdrawPrefix(asker.actor, key);
  expect([await reads(asker, key), await reads(holder, key), await reads(await aUser(), key)]).toEqual([
    true,
    true,
    false,
  ]);
});
