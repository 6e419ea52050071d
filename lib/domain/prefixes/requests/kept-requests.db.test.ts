import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser } from '@/lib/testing/factories';
import { keepMails, mailsTo } from '@/lib/testing/mailbox';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { aParent, request } from '@/lib/testing/prefix-requests';
import { aPrefixValue } from '@/lib/testing/prefixes';
import { deleteOwnAccount } from '../../accounts/leave';
import { rejectPrefix, withdrawPrefix } from './decide';
import { answerAboutPrefix, askAboutPrefix } from './thread';
import { getPrefixRequest } from './view';

keepMails();

describe('what was asked for', () => {
  test('goes with the account that asked, and what it said for others loses its name', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    await db().membership.updateMany({
      where: { memberKey: collaborator.key },
      data: { role: 'administrator' },
    });
    const [own, theirs] = [
      await request(administrator),
      await request(administrator, { organization: organization.name }),
    ];
    await answerAboutPrefix(administrator.actor, { key: theirs.key, text: 'One thing more.' });
    await deleteOwnAccount(administrator.actor, { name: administrator.name });
    const admin = await aUser({ admin: true });
    await expect(getPrefixRequest(admin.actor, own.key)).rejects.toMatchObject({ code: 'notFound' });
    expect(await getPrefixRequest(collaborator.actor, theirs.key)).toMatchObject({
      requester: undefined,
      messages: [{ by: undefined, text: 'One thing more.' }],
      mayAnswer: true,
    });
    await withdrawPrefix(collaborator.actor, theirs.key);
  });

  test('is told to whoever decides when the account that asked is deleted, of what waited alone', async () => {
    const { holder, value } = await aParent();
    const { organization, administrator, collaborator } = await anOrganization();
    await removeMember(organization, collaborator);
    const own = await request(administrator, { value: `${value}Own.` });
    const theirs = await request(administrator, {
      value: `${value}Theirs.`,
      organization: organization.name,
    });
    const over = await request(administrator, { value: `${value}Over.` });
    await rejectPrefix(holder.actor, { key: over.key, criteria: [], decision: 'No.' });
    await deleteOwnAccount(administrator.actor, { name: administrator.name });

    const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: holder.key } });
    const subjects = (await mailsTo(address)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('taken back')).sort()).toEqual([
      `[Lode] The request for the prefix ${value}Own.* was taken back`,
      `[Lode] The request for the prefix ${value}Theirs.* was taken back`,
    ]);
    for (const { key } of [own, theirs]) {
      await expect(getPrefixRequest(holder.actor, key)).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('tells what lies under it and around it, and whose that is', async () => {
    const { holder, value } = await aParent();
    const earlier = await aPackage({ id: `${value}Text.One`, owner: holder });
    const asker = await aUser();
    const { key } = await request(asker, { value: `${value}Text.` });
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({
      around: [{ value, owners: [{ name: holder.name }] }],
      packages: { total: 1, some: [{ id: earlier.id, owners: [holder.name] }] },
    });
  });

  test('is kept without a word of anybody, and without an address', async () => {
    const value = aPrefixValue();
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const { key } = await request(asker, { value, reason: 'Write to ann@contoso.test' });
    await askAboutPrefix(admin.actor, { key, text: 'Is it bob@contoso.test?' });
    await rejectPrefix(admin.actor, { key, criteria: [], decision: 'Told carol@contoso.test' });
    const records = JSON.stringify(
      await db().auditRecord.findMany({ where: { subject: value } }),
      (_, kept: unknown) => (typeof kept === 'bigint' ? String(kept) : kept),
    );
    expect(records).toContain('prefix.reject');
    expect(records).not.toContain('@');
  });
});
