import { expect, test } from 'vitest';
import { aUser, type TestUser } from '@/lib/testing/factories';
import { aPrefix, aPrefixValue } from '@/lib/testing/prefixes';
import { requestPrefix } from './ask';
import { rejectPrefix } from './decide';
import { getPrefixRequest } from './view';

const request = ({ actor }: TestUser, value: string) =>
  requestPrefix(actor, {
    ...{ value, exact: false, shared: false },
    ...{ reason: 'Ours.', evidence: '', domain: '' },
  });

test('who decides reads what was decided, unless that was before he held the prefix around it', async () => {
  const value = aPrefixValue();
  const [asker, late, admin] = await Promise.all([aUser(), aUser(), aUser({ admin: true })]);
  const { key } = await request(asker, `${value}Text.`);
  await rejectPrefix(admin.actor, { key, criteria: [], decision: 'Too early.' });
  await aPrefix([late], { value });
  await expect(getPrefixRequest(late.actor, key)).rejects.toMatchObject({ code: 'notFound' });
  for (const { actor } of [asker, admin]) {
    expect(await getPrefixRequest(actor, key)).toMatchObject({ decision: { text: 'Too early.' } });
  }

  const second = await request(asker, `${value}Text.`);
  await rejectPrefix(late.actor, { key: second.key, criteria: [], decision: 'No.' });
  expect(await getPrefixRequest(late.actor, second.key)).toMatchObject({ decision: { text: 'No.' } });
});
