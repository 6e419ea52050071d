import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser, bytesOf, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { makeNupkg } from '@/lib/testing/nupkg';
import { changeNotifications } from '../accounts/notifications';
import { system } from '../actor';
import { push } from './push';

keepMails();

const options = { limitBytes: 10_000_000 };

async function aPackageOfTwo() {
  const [owner, other] = [await aUser(), await aUser()];
  const { id, lowerId } = await aPackage({ owner });
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  await db().packageOwner.create({ data: { packageKey: key, accountKey: other.key } });
  return { id, owner, other };
}

const pushVersion = async (owner: TestUser, id: string, version: string) =>
  push(owner.actor, bytesOf(await makeNupkg({ id, version })), options);

describe('of a version that is published', () => {
  test('each owner is told once, by whom, and how to hear no more of it [rule 198]', async () => {
    const { id, owner, other } = await aPackageOfTwo();
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: other.key } });
    const pushes = await Promise.allSettled(Array.from({ length: 4 }, () => pushVersion(owner, id, '2.0.0')));

    expect(pushes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await subjectsTo(owner)).toEqual([
      `[Lode] ${id} 1.0.0 was published`,
      `[Lode] ${id} 2.0.0 was published`,
    ]);
    const mails = await mailsTo(address);
    expect(mails.map(({ subject }) => subject)).toEqual([`[Lode] ${id} 2.0.0 was published`]);
    expect(mails[0]?.text).toContain(`by ${owner.name}`);
    expect(mails[0]?.text).toContain(`/packages/${id}/2.0.0`);
    expect(mails[0]?.text).toContain('/account/notifications');
  });

  test('an owner who wants no such mails hears nothing [rule 198]', async () => {
    const { id, owner, other } = await aPackageOfTwo();
    await changeNotifications(other.actor, { emailAllowed: true, notifyPackagePushed: false });
    await pushVersion(owner, id, '2.0.0');

    expect(await subjectsTo(other)).toEqual([]);
    expect(await subjectsTo(owner)).toContain(`[Lode] ${id} 2.0.0 was published`);
  });

  test('what could be better is told as well', async () => {
    const owner = await aUser();
    await aPackage({ owner, metadata: '<licenseUrl>https://example.test/license</licenseUrl>' });
    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: owner.key } });

    expect((await mailsTo(address))[0]?.text).toMatch(/could be better[^]*licenseUrl/);
  });

  test('nobody is told when it was refused, or when the operator takes it over', async () => {
    const { id, owner, other } = await aPackageOfTwo();
    await expect(pushVersion(await aUser(), id, '3.0.0')).rejects.toMatchObject({ code: 'pushForbidden' });
    const bytes = bytesOf(await makeNupkg({ id, version: '3.0.0' }));
    await push(system, bytes, { ...options, ownerKey: owner.key });

    expect(await subjectsTo(other)).toEqual([]);
  });
});
