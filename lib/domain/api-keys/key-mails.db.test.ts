import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aUser, type TestUser } from '@/lib/testing/factories';
import { keepMails, mailsTo, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization } from '@/lib/testing/organizations';
import { changeNotifications } from '../accounts/notifications';
import { mailEndingKeys } from './ending';
import { listOrganizationKeys, revokeOrganizationKey } from './organization-keys';
import { listApiKeys, revokeApiKey } from './own-keys';

keepMails();

const dayMs = 86_400_000;

async function lastTo({ key: accountKey }: TestUser): Promise<string> {
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey } });
  return (await mailsTo(address)).at(-1)?.text ?? '';
}

const newestOf = async (user: TestUser) => (await listApiKeys(user.actor)).keys[0]?.key ?? 0;

describe('of a key in the name of an organization its administrators are told', () => {
  test('that it was made, by whom, and what it may', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await anApiKey(collaborator, { ownerKey: organization.key, name: 'robot', globs: ['Acme.*'] });

    expect(await subjectsTo(administrator)).toEqual([`[Lode] An API key was made: ${organization.name}`]);
    const text = await lastTo(administrator);
    for (const part of [
      'robot',
      `which ${collaborator.name} made in the name of ${organization.name}`,
      'Acme.*',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(`/organizations/${organization.name}/api-keys`);
  });

  test('that it was revoked, but not the one who did it', async () => {
    const other = await aUser();
    const { organization, administrator, collaborator } = await anOrganization([
      { member: other, role: 'administrator' },
    ]);
    await anApiKey(collaborator, { ownerKey: organization.key });
    const [key] = (await listOrganizationKeys(administrator.actor, organization.name)).keys;
    await revokeOrganizationKey(administrator.actor, organization.name, key?.key ?? 0);

    const subject = `[Lode] An API key was revoked: ${organization.name}`;
    expect(await subjectsTo(other)).toContain(subject);
    expect(await subjectsTo(administrator)).not.toContain(subject);
    expect(await lastTo(other)).toContain(`was revoked by ${administrator.name}`);
  });

  test('not again of what they made themselves, nor when they want no mails, nor of keys for nobody else', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await anApiKey(administrator, { ownerKey: organization.key });
    expect(await subjectsTo(administrator)).toEqual(['[Lode] An API key was made']);

    await changeNotifications(administrator.actor, { emailAllowed: false, notifyPackagePushed: true });
    await anApiKey(collaborator, { ownerKey: organization.key });
    await changeNotifications(administrator.actor, { emailAllowed: true, notifyPackagePushed: true });
    await anApiKey(collaborator);
    await revokeApiKey(collaborator.actor, await newestOf(collaborator));
    expect(await subjectsTo(administrator)).toHaveLength(1);
  });

  test('once before it ends and once after, those of each maker in one mail [rule 134]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    for (const name of ['one', 'two']) await anApiKey(collaborator, { ownerKey: organization.key, name });
    await anApiKey(collaborator, { name: 'his own' });
    const setEnd = (expiresAt: Date) =>
      db().apiKey.updateMany({
        where: { creatorKey: collaborator.key },
        data: { createdAt: new Date(Date.now() - 80 * dayMs), expiresAt },
      });
    await setEnd(new Date(Date.now() + 4.5 * dayMs));
    await Promise.all([mailEndingKeys(), mailEndingKeys()]);
    await mailEndingKeys();

    const ends = async (user: TestUser) =>
      (await subjectsTo(user)).filter((subject) => /end soon|have ended/.test(subject));
    expect(await ends(administrator)).toEqual([`[Lode] 2 API keys end soon: ${organization.name}`]);
    expect(await ends(collaborator)).toEqual(['[Lode] 3 API keys end soon']);
    const text = await lastTo(administrator);
    expect(text).toContain('in 5 days');
    expect(text).not.toContain('his own');

    await setEnd(new Date());
    await mailEndingKeys();
    await mailEndingKeys();
    expect((await ends(administrator)).at(-1)).toBe(`[Lode] 2 API keys have ended: ${organization.name}`);
    expect(await ends(collaborator)).toHaveLength(2);
  });
});
