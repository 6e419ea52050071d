import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { keepMails } from '@/lib/testing/mailbox';
import { anOrganization, anUnconfirmedOrganization, recordOf } from '@/lib/testing/organizations';
import { actsOn, aParent, lastMailTo, request } from '@/lib/testing/prefix-requests';
import { aPrefix, aPrefixValue, hasMark, pushAs } from '@/lib/testing/prefixes';
import { system } from '../../actor';
import { listPrefixesOf } from '../list';
import { addPrefixOwner, removePrefixOwner } from '../owners';
import { reservePrefix } from '../reserve';
import { requestPrefix } from './ask';
import { allCriteria } from './criteria';
import { approvePrefix, rejectPrefix, withdrawPrefix } from './decide';
import { listOwnRequests, listRequestsToDecide } from './list';
import { answerAboutPrefix, askAboutPrefix } from './thread';
import { getPrefixRequest } from './view';

keepMails();

const granted = (key: number) => ({ key, criteria: allCriteria, decision: '' });

describe('who asks for a prefix', () => {
  test('gets it when an administrator grants it, with the mark, mails and records [rule 182]', async () => {
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const value = aPrefixValue();
    await pushAs(asker.actor, `${value}Text`);
    const { key } = await request(asker, {
      value: `${value}*`,
      evidence: 'https://contoso.test/\nhttps://contoso.test/b',
    });
    expect(await lastMailTo(admin)).toMatchObject({
      subject: `[Lode] ${asker.name} asks for the prefix ${value}*`,
      text: expect.stringContaining('We publish all that Contoso makes.'),
    });
    expect((await listRequestsToDecide(admin.actor)).map((one) => one.key)).toContain(key);
    expect(await listRequestsToDecide(asker.actor)).toEqual([]);

    await askAboutPrefix(admin.actor, { key, text: 'Who are you?' });
    expect(await lastMailTo(asker)).toMatchObject({
      subject: `[Lode] A question about the prefix ${value}*`,
      text: expect.stringContaining('Who are you?'),
    });
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({ status: 'questioned', mayAnswer: true });
    await answerAboutPrefix(asker.actor, { key, text: 'I am Contoso.' });
    expect(await lastMailTo(admin)).toMatchObject({ text: expect.stringContaining('I am Contoso.') });

    expect(await hasMark(`${value}Text`)).toBe(false);
    await approvePrefix(admin.actor, { ...granted(key), decision: 'Welcome.' });
    expect(await hasMark(`${value}Text`)).toBe(true);
    expect(await lastMailTo(asker)).toMatchObject({
      subject: `[Lode] The prefix ${value}* is reserved for ${asker.name}`,
      text: expect.stringContaining('Welcome.'),
    });
    expect(await listPrefixesOf([asker.key])).toMatchObject([{ value, owners: [{ name: asker.name }] }]);
    expect(await actsOn(value)).toEqual([
      'prefix.request',
      'prefix.ask',
      'prefix.answer',
      'prefix.reserve',
      'prefix.addOwner',
      'prefix.approve',
    ]);
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({
      status: 'approved',
      requester: asker.name,
      evidence: ['https://contoso.test/', 'https://contoso.test/b'],
      messages: [
        { by: admin.name, text: 'Who are you?' },
        { by: asker.name, text: 'I am Contoso.' },
      ],
      decision: { by: admin.name, text: 'Welcome.' },
      criteria: [{ met: true }, { met: true }, { met: true }],
      packages: { total: 1, some: [{ id: `${value}Text`, owners: [asker.name] }] },
      mayAnswer: false,
      mayDecide: false,
    });
  });

  test('is told why not, and may ask again [rule 182]', async () => {
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const value = aPrefixValue();
    const { key } = await request(asker, { value });
    await expect(rejectPrefix(admin.actor, { ...granted(key), decision: ' ' })).rejects.toMatchObject({
      field: 'decision',
    });
    await rejectPrefix(admin.actor, { key, criteria: ['specific'], decision: 'Not yours.' });
    const mail = await lastMailTo(asker);
    expect(mail?.subject).toBe(`[Lode] The prefix ${value}* was not reserved`);
    expect(mail?.text).toContain('Not yours.');
    expect(mail?.text).toContain('Not met: It clearly identifies who asks for it.');
    expect(mail?.text).not.toContain('common word');
    expect(await getPrefixRequest(asker.actor, key)).toMatchObject({ status: 'rejected' });
    await request(asker, { value });
    expect(await actsOn(value)).toEqual(['prefix.request', 'prefix.reject', 'prefix.request']);
  });

  test('takes the request back, and whoever decides is told', async () => {
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const value = aPrefixValue();
    const { key } = await request(asker, { value });
    await withdrawPrefix(asker.actor, key);
    expect((await lastMailTo(admin))?.subject).toBe(
      `[Lode] The request for the prefix ${value}* was taken back`,
    );
    for (const act of [
      () => withdrawPrefix(asker.actor, key),
      () => approvePrefix(admin.actor, granted(key)),
      () => rejectPrefix(admin.actor, { ...granted(key), decision: 'No.' }),
      () => askAboutPrefix(admin.actor, { key, text: 'Why?' }),
      () => answerAboutPrefix(asker.actor, { key, text: 'So.' }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await listPrefixesOf([asker.key])).toEqual([]);
  });

  test('asks in the name of an organization as its administrator alone, and stands in its record', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const value = aPrefixValue();
    const input = { value, organization: organization.name };
    await expect(request(collaborator, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(request(await aUser(), input)).rejects.toMatchObject({ code: 'notFound' });
    const { key } = await request(administrator, input);
    await expect(getPrefixRequest(collaborator.actor, key)).rejects.toMatchObject({ code: 'notFound' });
    expect(await listOwnRequests(administrator.actor)).toMatchObject([{ key, owner: organization.name }]);
    expect(await listOwnRequests(collaborator.actor)).toEqual([]);
    await approvePrefix((await aUser({ admin: true })).actor, granted(key));
    expect(await listPrefixesOf([organization.key])).toMatchObject([{ value }]);
    expect((await recordOf(organization.key)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['prefix.request', 'prefix.addOwner', 'prefix.approve']),
    );
    expect((await lastMailTo(administrator))?.subject).toContain(`is reserved for ${organization.name}`);
  });

  test('is refused in the name of an organization that has proved no address', async () => {
    const { organization, administrator } = await anUnconfirmedOrganization();
    await expect(request(administrator, { organization: organization.name })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('is refused what is reserved, what would take in what is, and what waits already', async () => {
    const { value } = await aParent();
    const [asker, other] = await Promise.all([aUser(), aUser()]);
    await expect(request(asker, { value })).rejects.toMatchObject({ code: 'conflict', field: 'value' });
    await expect(request(asker, { value: value.slice(0, -1) })).rejects.toMatchObject({ field: 'value' });
    const wanted = aPrefixValue();
    await request(asker, { value: wanted });
    await expect(request(asker, { value: wanted.toUpperCase() })).rejects.toMatchObject({
      code: 'conflict',
      field: 'value',
    });
    await request(other, { value: wanted });
  });

  test.each([
    ['value', { value: 'no prefix' }],
    ['reason', { reason: '  ' }],
    ['reason', { reason: 'x'.repeat(4001) }],
    ['evidence', { evidence: 'javascript:alert(1)' }],
    ['evidence', { evidence: 'https://a.test '.repeat(11) }],
    ['domain', { domain: 'not a domain' }],
    ['domain', { domain: 'fabrikam.test' }],
  ])('is told what is wrong with the %s', async (field, changes) => {
    await expect(request(await aUser(), { value: 'Contoso.', ...changes })).rejects.toMatchObject({
      code: 'invalid',
      field,
    });
  });

  test('writes as much as the form takes, whose lines browsers end with two characters', async () => {
    const asker = await aUser();
    const { key } = await request(asker, { reason: 'x\r\n'.repeat(1998) + 'x\ry' });
    expect((await getPrefixRequest(asker.actor, key)).reason).toBe('x\n'.repeat(1998) + 'x\ny');
  });

  test('has at most ten requests that wait, even when all are made at once', async () => {
    const asker = await aUser();
    const made = await Promise.allSettled(Array.from({ length: 14 }, () => request(asker)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });

  test('makes at most twenty requests a day, of which none that was refused counts', async () => {
    const asker = await aUser();
    const { value } = await aParent();
    for (let refused = 0; refused < 25; refused++) {
      await expect(request(asker, { value })).rejects.toMatchObject({ code: 'conflict' });
    }
    for (let made = 0; made < 20; made++) {
      const { key } = await request(asker);
      await withdrawPrefix(asker.actor, key);
    }
    await expect(request(asker)).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  test('is a person who signed in, with an address, and not locked', async () => {
    const asker = await aUser();
    for (const actor of [
      { kind: 'anonymous' as const, origin: asker.actor.origin },
      { ...asker.actor, locked: true },
      { ...asker.actor, confirmed: false },
    ]) {
      await expect(
        requestPrefix(actor, {
          ...{ value: aPrefixValue(), exact: false, shared: false },
          ...{ reason: 'Ours.', evidence: '', domain: '' },
        }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(unauthenticated|forbidden)$/) });
    }
  });
});

describe('who decides', () => {
  test('on what lies under a prefix is its owner, and not the administrators [rule 178, 182]', async () => {
    const { holder, value } = await aParent();
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const { key } = await request(asker, { value: `${value}Text.` });
    expect((await lastMailTo(holder))?.subject).toContain(`asks for the prefix ${value}Text.*`);
    expect(await lastMailTo(admin)).not.toMatchObject({ subject: expect.stringContaining(value) });
    expect(await listRequestsToDecide(holder.actor)).toMatchObject([{ key }]);
    expect((await listRequestsToDecide(admin.actor)).map((one) => one.key)).not.toContain(key);

    await expect(approvePrefix(admin.actor, granted(key))).rejects.toMatchObject({ code: 'notFound' });
    expect(await getPrefixRequest(admin.actor, key)).toMatchObject({ parent: value, mayDecide: false });
    await approvePrefix(holder.actor, { key, criteria: [], decision: '' });
    await pushAs(asker.actor, `${value}Text.One`);
    await pushAs(holder.actor, `${value}Text.Two`);
    expect([await hasMark(`${value}Text.One`), await hasMark(`${value}Text.Two`)]).toEqual([true, true]);
  });

  test('is the owner of the narrowest prefix around it that has one', async () => {
    const { holder, value } = await aParent();
    const inner = await aUser();
    await aPrefix([inner], { value: `${value}Text.` });
    const asker = await aUser();
    const { key } = await request(asker, { value: `${value}Text.Json.` });
    expect(await listRequestsToDecide(holder.actor)).toEqual([]);
    await removePrefixOwner(system, { value: `${value}Text.`, owner: inner.name });
    await expect(approvePrefix(inner.actor, granted(key))).rejects.toMatchObject({ code: 'notFound' });
    expect(await listRequestsToDecide(holder.actor)).toMatchObject([{ key }]);
    await rejectPrefix(holder.actor, { key, criteria: [], decision: 'Ours.' });
    expect((await lastMailTo(asker))?.text).not.toContain('Not met');
  });

  test('for an organization is one of its administrators', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const value = await aPrefix([organization]);
    const asker = await aUser();
    const { key } = await request(asker, { value: `${value}Text.` });
    await expect(approvePrefix(collaborator.actor, granted(key))).rejects.toMatchObject({ code: 'notFound' });
    expect((await lastMailTo(administrator))?.subject).toContain('asks for the prefix');
    await approvePrefix(administrator.actor, granted(key));
    expect(await listPrefixesOf([asker.key])).toHaveLength(1);
  });

  test('under a prefix of nobody is an administrator', async () => {
    const value = await aPrefix([]);
    const { key } = await request(await aUser(), { value: `${value}Text.` });
    await approvePrefix((await aUser({ admin: true })).actor, granted(key));
  });

  test('as an administrator grants only what meets all criteria', async () => {
    const { key } = await request(await aUser());
    const { actor } = await aUser({ admin: true });
    await expect(
      approvePrefix(actor, { key, criteria: ['identifies', 'specific'], decision: '' }),
    ).rejects.toMatchObject({ code: 'invalid', field: 'criteria' });
    expect(await getPrefixRequest(actor, key)).toMatchObject({ status: 'submitted' });
  });

  test('proved lately who he is, while who asks need not', async () => {
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const { key } = await request(asker);
    const unproved = { ...admin.actor, session: { key: 0, provedAt: new Date(0) } };
    await expect(approvePrefix(unproved, granted(key))).rejects.toMatchObject({ code: 'proofNeeded' });
    await expect(rejectPrefix(unproved, { ...granted(key), decision: 'No.' })).rejects.toMatchObject({
      code: 'proofNeeded',
    });
    await withdrawPrefix({ ...asker.actor, session: { key: 0, provedAt: new Date(0) } }, key);
  });

  test('talks with who asks in fifty messages, then decides', async () => {
    const [asker, admin] = await Promise.all([aUser(), aUser({ admin: true })]);
    const { key } = await request(asker);
    await db().prefixRequestMessage.createMany({
      data: Array.from({ length: 48 }, () => ({ requestKey: key, authorKey: asker.key, text: 'So.' })),
    });
    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map(() => answerAboutPrefix(asker.actor, { key, text: 'So.' })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const act of [
      () => askAboutPrefix(admin.actor, { key, text: 'Why?' }),
      () => answerAboutPrefix(asker.actor, { key, text: 'So.' }),
    ]) {
      await expect(act()).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('50 messages'),
      });
    }
    await rejectPrefix(admin.actor, { key, criteria: [], decision: 'No.' });
  });

  test('is not who asks, whom nobody else may hear of either', async () => {
    const [asker, stranger] = await Promise.all([aUser(), aUser()]);
    const { key } = await request(asker);
    await expect(approvePrefix(asker.actor, granted(key))).rejects.toMatchObject({ code: 'forbidden' });
    for (const act of [
      () => getPrefixRequest(stranger.actor, key),
      () => approvePrefix(stranger.actor, granted(key)),
      () => answerAboutPrefix(stranger.actor, { key, text: 'Me, too.' }),
      () => askAboutPrefix(stranger.actor, { key, text: 'Who?' }),
      () => withdrawPrefix(stranger.actor, key),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('finds that it was reserved meanwhile', async () => {
    const value = aPrefixValue();
    const { key } = await request(await aUser(), { value });
    await aPrefix([], { value });
    const { actor } = await aUser({ admin: true });
    await expect(approvePrefix(actor, granted(key))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of two who decide at once one does, and of two requests for the same one is granted', async () => {
    const [one, other] = await Promise.all([aUser({ admin: true }), aUser({ admin: true })]);
    const value = aPrefixValue();
    const [first, second] = [
      await request(await aUser(), { value }),
      await request(await aUser(), { value }),
    ];
    const done = await Promise.allSettled([
      approvePrefix(one.actor, granted(first.key)),
      rejectPrefix(other.actor, { ...granted(first.key), decision: 'No.' }),
      approvePrefix(other.actor, granted(second.key)),
    ]);
    const statuses = await Promise.all(
      [first, second].map(async ({ key }) => (await getPrefixRequest(one.actor, key)).status),
    );
    const owners = await db().prefixOwner.count({ where: { prefix: { lowerValue: value.toLowerCase() } } });
    expect(owners).toBe(1);
    expect(statuses.filter((status) => status === 'approved')).toHaveLength(1);
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(
      statuses.includes('rejected') ? 1 : 2,
    );
  });
});

test('an owner who was added by hand decides as one who asked', async () => {
  const { value } = await aParent();
  const late = await aUser();
  const { key } = await request(await aUser(), { value: `${value}Text.` });
  await addPrefixOwner(system, { value, owner: late.name });
  await approvePrefix(late.actor, granted(key));
  await expect(
    reservePrefix(system, { value: `${value}Text.`, exact: false, shared: false, owners: [] }),
  ).rejects.toMatchObject({ code: 'conflict' });
});
