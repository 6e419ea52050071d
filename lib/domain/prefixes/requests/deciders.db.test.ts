import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { keepMails } from '@/lib/testing/mailbox';
import { addMember, anOrganization } from '@/lib/testing/organizations';
import { request } from '@/lib/testing/prefix-requests';
import { aPrefix } from '@/lib/testing/prefixes';
import { lockUser } from '../../accounts/lock';
import { system } from '../../actor';
import { listPrefixesOf } from '../list';
import { allCriteria } from './criteria';
import { approvePrefix } from './decide';
import { listRequestsToDecide } from './list';
import { getPrefixRequest } from './view';

keepMails();

const unconfirm = ({ key: accountKey }: { key: number }) =>
  db().emailAddress.updateMany({
    where: { accountKey },
    data: { confirmedAt: null, confirmedAddress: null },
  });

/** What keeps the only administrator of an organization from deciding. */
const obstacles: [string, (hers: Awaited<ReturnType<typeof anOrganization>>) => Promise<unknown>][] = [
  ['he is locked', ({ administrator }) => lockUser(system, administrator.name, 'a test')],
  ['he has proved no address', ({ administrator }) => unconfirm(administrator)],
  [
    'he lacks what the organization asks',
    ({ organization }) =>
      db().organizationPolicy.create({ data: { organizationKey: organization.key, secondFactor: true } }),
  ],
];

test.each(obstacles)(
  'the administrators decide while nobody who holds the prefix around it can, for %s',
  async (_, hinder) => {
    const holder = await anOrganization();
    const value = await aPrefix([holder.organization]);
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const { key } = await request(asker, { value: `${value}Text.` });
    const decidedBy = async () => (await listRequestsToDecide(admin.actor)).map((one) => one.key);
    expect(await decidedBy()).not.toContain(key);

    await hinder(holder);

    expect(await decidedBy()).toContain(key);
    expect(await getPrefixRequest(admin.actor, key)).toMatchObject({ parent: undefined, mayDecide: true });
    await approvePrefix(admin.actor, { key, criteria: allCriteria, decision: '' });
    expect((await listPrefixesOf([asker.key])).map((one) => one.value)).toEqual([`${value}Text.`]);
  },
);

test('another administrator who meets what the organization asks decides for it', async () => {
  const holder = await anOrganization();
  const value = await aPrefix([holder.organization]);
  const [asker, other] = await Promise.all([aUser(), aUser()]);
  await addMember(holder.organization, other, 'administrator');
  await db().account.update({ where: { key: other.key }, data: { secondFactor: true } });
  for (const [, hinder] of obstacles) await hinder(holder);
  const { key } = await request(asker, { value: `${value}Text.` });
  expect(await listRequestsToDecide(other.actor)).toMatchObject([{ key }]);
});

test('a person who has proved no address does not decide, until he has', async () => {
  const [asker, holder, admin] = await Promise.all([aUser(), aUser(), aUser({ admin: true })]);
  const value = await aPrefix([holder]);
  const { key } = await request(asker, { value: `${value}Text.` });
  await unconfirm(holder);
  expect(await getPrefixRequest(admin.actor, key)).toMatchObject({ parent: undefined, mayDecide: true });
});
