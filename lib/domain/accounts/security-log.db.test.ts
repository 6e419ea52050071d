import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { act, aKeyActor } from '@/lib/testing/organization-acts';
import { anOrganization } from '@/lib/testing/organizations';
import { aPackage, anApiKey, aUser, bytesOf, origin, visitor } from '@/lib/testing/factories';
import { makeNupkg } from '@/lib/testing/nupkg';
import { system } from '../actor';
import { authenticateApiKey } from '../api-keys/authenticate';
import type { Moment } from '../activity/moment';
import { push } from '../packages/push';
import { lockUser, unlockUser } from './lock';
import { listSecurityRecords } from './security-log';
import { signIn } from './sign-in';

test('tells what happened to an account and what was done in its name, by whom, from where and with what', async () => {
  const user = await aUser();
  await signIn(user.name, 'a wrong password', visitor).catch(() => undefined);
  await signIn(user.name, user.password, visitor);
  const key = await anApiKey(user);
  const { id } = await aPackage({ owner: user });
  await push(await authenticateApiKey(key, origin), bytesOf(await makeNupkg({ id, version: '2.0.0' })), {
    limitBytes: 1_000_000,
  });
  await lockUser(system, user.name, 'x');

  const { records, older } = await listSecurityRecords(user.actor);
  expect(older).toBeUndefined();
  const { address, client } = origin;
  expect(records).toMatchObject([
    { action: 'account.lock', by: 'operator', address: undefined },
    { action: 'package.push', subject: `${id} 2.0.0`, by: undefined, apiKey: 'test', address, client },
    { action: 'apiKey.firstUse', subject: 'test', by: undefined, apiKey: 'test', address, client },
    { action: 'package.push', subject: `${id} 1.0.0`, by: undefined, apiKey: undefined },
    { action: 'apiKey.create', subject: 'test', by: undefined, address, client },
    { action: 'account.signIn', subject: '', by: undefined, address, client },
    { action: 'account.signInFailed', subject: '', by: undefined, address, client },
    { action: 'account.create', subject: '', by: 'operator' },
  ]);
});

test('names an administrator who did it, and tells strangers nothing', async () => {
  const [user, admin, stranger] = await Promise.all([aUser(), aUser({ admin: true }), aUser()]);
  await lockUser(admin.actor, user.name, 'x');

  const { records } = await listSecurityRecords(user.actor);
  expect(records[0]).toMatchObject({ action: 'account.lock', by: { name: admin.name } });
  expect((await listSecurityRecords(stranger.actor)).records).toHaveLength(1);
  await expect(listSecurityRecords({ kind: 'anonymous', origin })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('a hundred and one records are three pages, none missing and none twice', async () => {
  const user = await aUser();
  for (let round = 0; round < 50; round++) {
    await lockUser(system, user.name, 'x');
    await unlockUser(system, user.name);
  }

  const seen: bigint[] = [];
  let before: Moment | undefined;
  let pages = 0;
  do {
    const { records, older } = await listSecurityRecords(user.actor, {}, { before });
    seen.push(...records.map(({ key }) => key));
    before = older;
    pages++;
  } while (before !== undefined);
  expect(pages).toBe(3);
  const all = await db().auditRecord.findMany({ where: { accountKey: user.key }, orderBy: { key: 'desc' } });
  expect(seen).toEqual(all.map(({ key }) => key));
});

test('says in whose name a person acted, hides from where others acted, and is narrowed by kind and day [rule 219]', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  await act(await aKeyActor(collaborator, organization), organization.key, 'package.push');
  await act(administrator.actor, organization.key, 'organization.changeRole', {
    accountKey: collaborator.key,
  });

  const { records } = await listSecurityRecords(collaborator.actor);
  expect(records).toMatchObject([
    { action: 'organization.changeRole', by: { name: administrator.name }, address: undefined },
    { action: 'package.push', by: undefined, inNameOf: organization.name, address: origin.address },
    { action: 'account.create' },
  ]);
  const count = async (question: Parameters<typeof listSecurityRecords>[1]) =>
    (await listSecurityRecords(collaborator.actor, question)).records.length;
  expect(await count({ kind: 'pushes' })).toBe(1);
  expect(await count({ kind: 'account' })).toBe(1);
  expect(await count({ to: '2001-01-01' })).toBe(0);
});
