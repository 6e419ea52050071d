import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage, aUser, origin } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import type { Actor } from '../actor';
import { system } from '../actor';
import { deleteVersions } from '../packages/delete';
import { unlist } from '../packages/listing';
import { lockPackage } from '../packages/lock';
import { closeReport, getReport, listReports } from './read';
import { type NewReport, reportVersion } from './report';

const operator = 'operator@gallery.test';

// Nobody listens there, and nothing in this process sends.
beforeAll(() => {
  Object.assign(process.env, {
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'lode@gallery.test',
    OPERATOR_EMAIL: operator,
  });
});

/** Somebody who did not sign in, at an address of nobody else. */
const anonymous = (): Actor => ({ kind: 'anonymous', origin: { ...origin, address: aWord() } });

const elsewhere = <Who extends Actor>(actor: Who): Who => ({
  ...actor,
  origin: { ...origin, address: aWord() },
});

const aReport = (
  target: { lowerId: string; lowerVersion: string },
  changes: Partial<NewReport> = {},
): NewReport => ({
  lowerId: target.lowerId,
  lowerVersion: target.lowerVersion,
  reason: 'malicious',
  message: 'It sends my keys away.',
  contactedOwners: false,
  email: `${aWord()}@example.test`,
  copy: false,
  ...changes,
});

const mailsAbout = (number: number) =>
  db().mail.findMany({
    where: { subject: { contains: `eport ${number}:` } },
    orderBy: { key: 'asc' },
  });

test('[rule 113] whoever did not sign in tells where to answer', async () => {
  const target = await aPackage();

  for (const email of [undefined, '', 'nobody', 'ann@example.test\r\nBcc: eve@example.test']) {
    await expect(reportVersion(anonymous(), aReport(target, { email }))).rejects.toMatchObject({
      code: 'invalid',
      field: 'email',
    });
  }
  const number = await reportVersion(anonymous(), aReport(target, { email: ' ann@example.test ' }));
  expect(await getReport(system, number)).toMatchObject({
    id: target.id,
    version: '1.0.0',
    reason: 'malicious',
    message: 'It sends my keys away.',
    email: 'ann@example.test',
    reporter: undefined,
    closedAt: undefined,
  });
});

test('a report is recorded, and mailed to the operator with its reporter as who is answered', async () => {
  const target = await aPackage();
  const message = 'It is my work.\nBcc: eve@example.test\n<b>Really</b>';
  const reporter = await aUser();
  const number = await reportVersion(
    elsewhere(reporter.actor),
    aReport(target, { reason: 'copyright', message, contactedOwners: true, email: 'not-mine@example.test' }),
  );

  const [mail, ...others] = await mailsAbout(number);
  expect(others).toEqual([]);
  const { email } = await getReport(system, number);
  expect(email).not.toBe('not-mine@example.test');
  expect(mail).toMatchObject({
    to: operator,
    replyTo: email,
    subject: `[Lode] Report ${number}: ${target.id} 1.0.0, copyright or trademark`,
  });
  for (const text of [
    `${reporter.name} (${email}) wrote about ${target.id} 1.0.0:`,
    '> It is my work.\n> Bcc: eve@example.test\n> <b>Really</b>',
    `Pushed by: ${target.owner.name}`,
    'The owners were told, too: yes',
    `http://localhost:8080/packages/${target.id}/1.0.0`,
    `lode report close ${number}`,
  ]) {
    expect(mail?.text).toContain(text);
  }
  expect(mail?.html).not.toContain('<b>');
  const records = await db().auditRecord.findMany({
    where: { action: 'package.report', subject: `${target.id} 1.0.0` },
  });
  expect(records).toMatchObject([
    { actorKey: reporter.key, details: { report: number, reason: 'copyright' } },
  ]);
});

test('a copy goes to whoever signed in and asks for it, and to no address that anybody typed', async () => {
  const target = await aPackage();
  const reporter = await aUser();
  const number = await reportVersion(elsewhere(reporter.actor), aReport(target, { copy: true }));
  const { email } = await getReport(system, number);

  const mails = await mailsAbout(number);
  expect(mails.map(({ to, replyTo }) => ({ to, replyTo }))).toEqual([
    { to: operator, replyTo: email },
    { to: email, replyTo: '' },
  ]);
  expect(mails[1]?.text).toContain('> It sends my keys away.');
  expect(mails[1]?.text).not.toContain(operator);

  const other = await reportVersion(anonymous(), aReport(target, { copy: true }));
  expect(await mailsAbout(other)).toHaveLength(1);
});

test('owners ask for what only administrators can do, and nobody else does', async () => {
  const target = await aPackage();
  const owner = elsewhere(target.owner.actor);

  await expect(reportVersion(owner, aReport(target))).rejects.toMatchObject({ code: 'forbidden' });
  const asked = aReport(target, { reason: 'ownerRequest', message: 'Please delete it.' });
  await expect(reportVersion(anonymous(), asked)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(reportVersion(owner, asked)).resolves.toBeGreaterThan(0);
});

test('an empty message and one that is too long are refused', async () => {
  const target = await aPackage();

  for (const message of [' \n ', 'x'.repeat(4001)]) {
    await expect(reportVersion(anonymous(), aReport(target, { message }))).rejects.toMatchObject({
      field: 'message',
    });
  }
});

test('nothing is left to report of what is missing, deleted or hidden', async () => {
  const target = await aPackage();
  await expect(
    reportVersion(anonymous(), aReport({ ...target, lowerVersion: '9.9.9' })),
  ).rejects.toMatchObject({ code: 'notFound' });
  await expect(reportVersion(anonymous(), aReport({ ...target, lowerId: aWord() }))).rejects.toMatchObject({
    code: 'notFound',
  });

  const deleted = await aPackage();
  await deleteVersions(system, deleted, { hard: false });
  await expect(reportVersion(anonymous(), aReport(deleted))).rejects.toMatchObject({ code: 'conflict' });

  await lockPackage(system, target.lowerId);
  await expect(reportVersion(anonymous(), aReport(target))).resolves.toBeGreaterThan(0);
  await unlist(system, target);
  await expect(reportVersion(anonymous(), aReport(target))).rejects.toMatchObject({ code: 'conflict' });
});

test('one address sends ten reports an hour, one account twenty a day', async () => {
  const target = await aPackage();
  const somebody = anonymous();
  for (let sent = 0; sent < 10; sent++) await reportVersion(somebody, aReport(target));
  await expect(reportVersion(somebody, aReport(target))).rejects.toMatchObject({
    code: 'tooManyTries',
    message: 'There were too many tries. Wait 60 minutes, then try again.',
  });

  const { actor } = await aUser();
  for (let sent = 0; sent < 20; sent++) await reportVersion(elsewhere(actor), aReport(target));
  await expect(reportVersion(elsewhere(actor), aReport(target))).rejects.toMatchObject({
    code: 'tooManyTries',
    message: 'There were too many tries. Wait 24 hours, then try again.',
  });
});

test('administrators list reports and close them, once', async () => {
  const target = await aPackage();
  const stranger = await aUser();
  const admin = await aUser({ admin: true });
  const number = await reportVersion(anonymous(), aReport(target));
  const isListed = async (all: boolean) =>
    (await listReports(admin.actor, { all })).some(({ key }) => key === number);

  for (const act of [
    listReports(stranger.actor, { all: true }),
    getReport(stranger.actor, number),
    closeReport(stranger.actor, number),
  ]) {
    await expect(act).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await isListed(false)).toBe(true);
  await closeReport(admin.actor, number);
  await closeReport(admin.actor, number);
  expect(await isListed(false)).toBe(false);
  expect(await isListed(true)).toBe(true);

  const closings = await db().auditRecord.findMany({
    where: { action: 'report.close', subject: `${target.id} 1.0.0` },
  });
  expect(closings).toHaveLength(1);
  await expect(getReport(system, 2_000_000_000)).rejects.toMatchObject({ code: 'notFound' });
});
