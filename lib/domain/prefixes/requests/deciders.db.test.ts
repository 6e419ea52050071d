import { expect, test } from 'vitest';
import { aUser } from '@/lib/testing/factories';
import { keepMails } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { aPrefix } from '@/lib/testing/prefixes';
import { lockUser } from '../../accounts/lock';
import { system } from '../../actor';
import { listPrefixesOf } from '../list';
import { requestPrefix } from './ask';
import { allCriteria } from './criteria';
import { approvePrefix } from './decide';
import { listRequestsToDecide } from './list';
import { getPrefixRequest } from './view';

keepMails();

test('the administrators decide while nobody who holds the prefix around it can, for he is locked', async () => {
  const { organization, administrator } = await anOrganization();
  const value = await aPrefix([organization]);
  const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
  const { key } = await requestPrefix(asker.actor, {
    value: `${value}Text.`,
    exact: false,
    shared: false,
    reason: 'Ours.',
    evidence: '',
    domain: '',
  });
  const decidedBy = async () => (await listRequestsToDecide(admin.actor)).map((one) => one.key);
  expect(await decidedBy()).not.toContain(key);

  await lockUser(system, administrator.name, 'a test');

  expect(await decidedBy()).toContain(key);
  expect(await getPrefixRequest(admin.actor, key)).toMatchObject({ parent: undefined, mayDecide: true });
  await approvePrefix(admin.actor, { key, criteria: allCriteria, decision: '' });
  expect((await listPrefixesOf([asker.key])).map((one) => one.value)).toEqual([`${value}Text.`]);
});
