import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { anEmptyDatabase } from '@/lib/testing/database';
import { aUser } from '@/lib/testing/factories';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { migrate } from '@/server/boot/migrate';
import { system } from '../actor';
import { checkMail } from './health';
import { listMails, removeOldMails, retryMails } from './list';
import { putMail } from './outbox';
import { sendNext } from './send';

let server: MailServer;

// What is due is due for whoever sends first: these mails are no other test's.
beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: 'lode@gallery.test' });
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
});
afterAll(() => server.stop());

beforeEach(async () => {
  await db().mail.deleteMany();
  server.received.length = 0;
  server.refuseWith();
});

const aMail = (to = 'ann@example.test', subject = 'Hello') =>
  transaction((tx) => putMail(tx, { to, subject, parts: ['What it says.'], footer: 'Why it came.' }));

const onlyMail = () => db().mail.findFirstOrThrow();

/** As when the time has come. */
const makeDue = () => db().mail.updateMany({ where: { sentAt: null }, data: { tryAt: new Date(0) } });

test('a mail is written with its transaction, or not at all', async () => {
  const failed = transaction(async (tx) => {
    await putMail(tx, { to: 'ann@example.test', subject: 'Never', parts: [], footer: '' });
    throw new Error('The act failed.');
  });

  await expect(failed).rejects.toThrow('The act failed.');
  expect(await sendNext()).toBe('nothing due');
});

test('a mail is sent once, and what it says is not kept', async () => {
  await aMail();

  expect(await sendNext()).toBe('sent');
  expect(await sendNext()).toBe('nothing due');
  const [mail] = server.received;
  expect(server.received).toHaveLength(1);
  expect(mail).toMatchObject({ to: ['ann@example.test'], from: 'lode@gallery.test' });
  expect(mail?.header('subject')).toBe('[Lode] Hello');
  expect(mail?.source).toContain('What it says.');
  expect(await onlyMail()).toMatchObject({
    text: '',
    html: '',
    tryAt: null,
    failure: '',
    sentAt: expect.any(Date),
  });
});

test('a line break in a subject begins no header', async () => {
  await aMail('ann@example.test', 'One\r\nBcc: eve@example.test\u2028Two');

  expect(await onlyMail()).toMatchObject({ subject: '[Lode] One Bcc: eve@example.test Two' });
});

test('processes that send at once send each mail once', async () => {
  for (const name of ['ann', 'bob', 'cid', 'dan']) await aMail(`${name}@example.test`);

  await Promise.all(Array.from({ length: 6 }, () => sendNext()));

  expect(server.received.map(({ to }) => to[0]?.[0]).toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test('what a killed process did not finish is sent again later, under the same Message-ID', async () => {
  await aMail();
  const release = server.hold();
  const killed = sendNext();
  await expect.poll(async () => (await onlyMail()).tries).toBe(1);
  expect(await sendNext()).toBe('nothing due');

  await makeDue();
  const again = sendNext();
  await expect.poll(async () => (await onlyMail()).tries).toBe(2);
  release();
  await Promise.all([killed, again]);

  const ids = server.received.map((mail) => mail.header('message-id'));
  expect(ids).toHaveLength(2);
  expect(ids[0]).toMatch(/^<mail\.\d+\.\d+@localhost>$/);
  expect(ids[1]).toBe(ids[0]);
});

test('a mail that could not be sent is tried again later and later, then given up, and says why', async () => {
  await aMail();
  server.refuseWith({ code: 451, of: 'recipient' });
  const waits: number[] = [];
  for (let tried = await onlyMail(); tried.tryAt !== null; tried = await onlyMail()) {
    await makeDue();
    expect(await sendNext()).toBe('refused');
    const { tryAt } = await onlyMail();
    if (tryAt !== null) waits.push(Math.round((tryAt.getTime() - Date.now()) / 60_000));
    expect(await sendNext()).toBe('nothing due');
  }

  expect(waits).toEqual([1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 720, 720, 720]);
  expect(server.received).toEqual([]);
  expect(await listMails(system, { all: false })).toMatchObject([
    { to: 'ann@example.test', tries: 14, tryAt: undefined, failure: expect.stringContaining('451') },
  ]);
});

test('a refusal for good is not tried again, until the operator asks for it', async () => {
  await aMail();
  server.refuseWith({ code: 550, of: 'recipient' });
  expect(await sendNext()).toBe('refused');
  await makeDueUnlessGivenUp();
  expect(await sendNext()).toBe('nothing due');

  server.refuseWith();
  expect(await retryMails(system)).toBe(1);
  expect(await sendNext()).toBe('sent');
});

const makeDueUnlessGivenUp = () =>
  db().mail.updateMany({ where: { tryAt: { not: null } }, data: { tryAt: new Date(0) } });

test('a server that lets nobody in is away, and loses no mail', async () => {
  await aMail();
  server.refuseWith({ code: 550, of: 'sender' });

  expect(await sendNext()).toBe('away');
  server.refuseWith();
  await makeDue();
  expect(await sendNext()).toBe('sent');
});

test('only administrators see mails and have them tried again', async () => {
  const stranger = await aUser();

  await expect(listMails(stranger.actor, { all: true })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(retryMails(stranger.actor)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(retryMails(system, 987654321n)).rejects.toMatchObject({ code: 'notFound' });
});

test('mails are forgotten after ninety days', async () => {
  await aMail();
  const in90days = new Date(Date.now() + 90 * 86_400_000);

  expect(await removeOldMails(new Date(in90days.getTime() - 60_000))).toBe(0);
  expect(await removeOldMails(new Date(in90days.getTime() + 60_000))).toBe(1);
});

test('the health of mail: who is told, whether the server answers, and what is stuck', async () => {
  expect(await checkMail()).toMatchObject({
    well: false,
    sentence: expect.stringContaining('OPERATOR_EMAIL'),
  });
  await aUser({ admin: true });
  expect(await checkMail()).toMatchObject({ well: true });

  await aMail();
  expect(await checkMail()).toMatchObject({ well: true });
  const later = new Date(Date.now() + 3_600_000);
  expect(await checkMail(later)).toMatchObject({
    well: false,
    sentence: expect.stringContaining('A mail was not sent'),
  });

  server.refuseWith({ code: 550, of: 'recipient' });
  await sendNext();
  expect(await checkMail()).toMatchObject({
    well: false,
    sentence: expect.stringContaining('"lode mail retry"'),
  });
});
