import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { findFreePort, type Gallery } from '../gallery';
import { readAction } from '../page-action';
import { aPublisher } from '../publisher';
import { expect, test } from './fixtures';

/** Sends the form of a browser without JavaScript; gives the status of the answer. */
async function report({ url }: Gallery, id: string, message: string): Promise<number> {
  const address = `${url}/packages/${id}/1.0.0/report?reason=malicious`;
  const page = await fetch(address);
  const body = new FormData();
  const fields = { id, version: '1.0.0', reason: 'malicious', message, email: 'bob@example.test' };
  for (const [name, value] of Object.entries({ ...readAction(await page.text()), ...fields })) {
    body.set(name, value);
  }
  const sent = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  return sent.status;
}

/** Its publisher is told of his key and of his package: the report is the third mail. */
const number = 3;

const toOperator = ({ received }: MailServer) =>
  received.filter(({ to }) => to.includes('operator@gallery.test'));

const settings = (server: Pick<MailServer, 'url'>) => ({
  SMTP_URL: server.url,
  MAIL_FROM: 'Lode <lode@gallery.test>',
  OPERATOR_EMAIL: 'operator@gallery.test',
});

test('a report reaches the operator by mail, within seconds', async ({ start }) => {
  const server = await startMailServer();
  const gallery = await start({ env: settings(server) });
  const ann = await aPublisher(gallery);
  expect(await ann.push({ id: 'Acme.Text', version: '1.0.0' })).toMatchObject({ status: 201 });
  expect(gallery.said()).not.toContain('No mail is sent');

  expect(await report(gallery, 'Acme.Text', 'It sends my keys away.')).toBe(303);

  await expect.poll(() => toOperator(server), { timeout: 20_000 }).toHaveLength(1);
  const [mail] = toOperator(server);
  expect(mail).toMatchObject({ from: 'lode@gallery.test', to: ['operator@gallery.test'] });
  expect(mail?.header('subject')).toBe('[Lode] Report 1: Acme.Text 1.0.0, malicious code');
  expect(mail?.header('reply-to')).toBe('bob@example.test');
  expect(mail?.source).toContain('> It sends my keys away.');
  await expect.poll(async () => (await gallery.lode('mail', 'list')).stdout).toBe('No mail waits.\n');
  await server.stop();
});

test('while the mail server is away a mail waits, over a new start too, and the doctor says so', async ({
  start,
}) => {
  const port = await findFreePort();
  const env = settings({ url: `smtp://127.0.0.1:${port}` });
  const gallery = await start({ env });
  const ann = await aPublisher(gallery);
  await ann.push({ id: 'Acme.Text', version: '1.0.0' });
  expect(await report(gallery, 'Acme.Text', 'It sends my keys away.')).toBe(303);
  await expect
    .poll(async () => (await gallery.lode('mail', 'list')).stdout)
    .toMatch(/^3 {2}operator@gallery\.test {2}\[Lode\] Report 1: .* after 1 try: .*ECONNREFUSED/m);
  expect((await gallery.lode('doctor')).stdout).toMatch(
    /^MEND Mail: The server of SMTP_URL takes no mail: /m,
  );
  await gallery.kill();

  const server = await startMailServer(port);
  const again = await start({ env });
  expect(await again.lode('mail', 'retry')).toMatchObject({
    code: 0,
    stdout: `${number} mails will be tried again within a minute.\n`,
  });
  await expect.poll(() => server.received).toHaveLength(number);
  expect(toOperator(server)).toHaveLength(1);
  await expect.poll(async () => (await again.lode('mail', 'list')).stdout).toBe('No mail waits.\n');
  expect((await again.lode('mail', 'list', '--all')).stdout).toMatch(/sent /);
  expect((await again.lode('doctor')).stdout).toMatch(/^ok {3}Mail: /m);
  await server.stop();
});

test('without a mail server reports are kept, and the operator is told where they are', async ({ start }) => {
  const gallery = await start();
  // It is said behind the sentence with which a gallery has started.
  await expect
    .poll(() => gallery.said())
    .toContain(
      `No mail is sent, for SMTP_URL is not set: administrators read what is kept at ${gallery.url}/admin/mail.\n`,
    );
  const ann = await aPublisher(gallery);
  await ann.push({ id: 'Acme.Text', version: '1.0.0' });
  expect(await report(gallery, 'Acme.Text', 'It is a trap.\n\u001B[31mRed.')).toBe(200);
  expect(await report(gallery, 'Acme.Text', 'It is a trap.\nRun.')).toBe(303);

  expect((await gallery.lode('report', 'list')).stdout).toMatch(
    /^1 {2}Acme\.Text 1\.0\.0 {2}malicious code {2}bob@example\.test {2}.*UTC\n$/,
  );
  expect((await gallery.lode('report', 'show', '1')).stdout).toMatch(/\n\nIt is a trap\.\nRun\.\n$/);
  expect((await gallery.lode('doctor')).stdout).toMatch(/^MEND Mail: A report is open, /m);
  expect(await gallery.lode('report', 'close', '1')).toMatchObject({
    code: 0,
    stdout: 'Report 1 is closed.\n',
  });
  expect((await gallery.lode('report', 'list')).stdout).toBe('No report is open.\n');
  expect((await gallery.lode('report', 'list', '--all')).stdout).toMatch(/ {2}closed\n$/);
  expect((await gallery.lode('doctor')).stdout).toMatch(/^ok {3}Mail: No mail is sent, /m);
  expect(await gallery.lode('report', 'close', '2')).toMatchObject({
    code: 1,
    stderr: 'There is no report 2 here. "lode report list --all" names all.\n',
  });
});

test('without a mail server mails are printed and kept, and one that comes within a day sends them', async ({
  start,
}) => {
  const gallery = await start({ env: { OPERATOR_EMAIL: 'operator@gallery.test' } });
  const ann = await aPublisher(gallery);
  await ann.push({ id: 'Acme.Text', version: '1.0.0' });
  expect(await report(gallery, 'Acme.Text', 'It sends my keys away.')).toBe(303);

  await expect
    .poll(() => gallery.said())
    .toMatch(
      /"level":30,.*"to":"operator@gallery\.test","subject":"\[Lode\] Report 1: .*It sends my keys away\./,
    );
  expect((await gallery.lode('mail', 'list')).stdout).toMatch(
    /^3 {2}operator@gallery\.test {2}\[Lode\] Report 1: .* {2}kept, for no mail was sent$/m,
  );
  const shown = await gallery.lode('mail', 'show', `${number}`);
  expect(shown.stdout).toMatch(
    /^To: operator@gallery\.test\nAnswers to: bob@example\.test\nSubject: \[Lode\] Report 1/,
  );
  expect(shown.stdout).toContain('\n\n> It sends my keys away.\n\n');
  expect(await gallery.lode('mail', 'retry')).toMatchObject({
    code: 1,
    stderr: 'This gallery sends no mail: set SMTP_URL, and start Lode again.\n',
  });
  await gallery.kill();

  const server = await startMailServer();
  const again = await start({ env: settings(server) });
  await expect.poll(() => server.received).toHaveLength(number);
  expect(toOperator(server)).toHaveLength(1);
  expect(again.said()).not.toContain('It sends my keys away.');
  await expect
    .poll(async () => (await again.lode('mail', 'show', `${number}`)).stdout)
    .toContain('What it said was forgotten when it was sent.');
  await server.stop();
});

test('mail without a sender is refused at the start', async ({ begin }) => {
  const { ended } = begin({ SMTP_URL: 'smtp://127.0.0.1' });

  expect(await ended).toMatchObject({
    code: 1,
    stderr: 'SMTP_URL goes together with MAIL_FROM, the address that mail is sent from: set both or none.\n',
  });
});
