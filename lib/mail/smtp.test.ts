import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '@/lib/testing/mail-server';
import { mailBody } from './body';
import { markdown } from './markdown';
import { type Message, sendMessage, tryServer } from './smtp';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

const from = 'Lode <lode@gallery.test>';

const message = (changes: Partial<Message> = {}): Message => ({
  messageId: '<mail.1@gallery.test>',
  to: 'ann@example.test',
  replyTo: '',
  subject: 'A subject',
  date: new Date(0),
  ...mailBody({
    galleryName: 'Lode',
    body: markdown`
A paragraph.
    `,
    footer: markdown`
Why it came.
    `,
  }),
  ...changes,
});

test('a message arrives as text and as HTML, under the id that it was given', async () => {
  await sendMessage({ url: server.url, from }, message({ replyTo: 'bob@example.test' }));

  const [mail] = server.received.splice(0);
  expect(mail).toMatchObject({ from: 'lode@gallery.test', to: ['ann@example.test'] });
  expect(mail?.header('message-id')).toBe('<mail.1@gallery.test>');
  expect(mail?.header('reply-to')).toBe('bob@example.test');
  expect(mail?.header('auto-submitted')).toBe('auto-generated');
  expect(mail?.header('content-type')).toMatch(/^multipart\/alternative/);
  expect(mail?.source).toContain('A paragraph.');
  expect(mail?.source.replaceAll('=\r\n', '')).toContain('>A paragraph.</p>');
});

test.each([
  [{ subject: 'One\r\nBcc: eve@example.test' }],
  [{ replyTo: 'bob@example.test\r\nBcc: eve@example.test' }],
  [{ messageId: '<mail.1@gallery.test>\r\nBcc: eve@example.test' }],
  [{ to: 'ann@example.test\r\nBcc: eve@example.test' }],
  [{ to: 'ann@example.test, eve@example.test' }],
  [{ to: 'ann,eve@example.test' }],
])('%j begins no header of its own, and has no second reader', async (changes) => {
  await sendMessage({ url: server.url, from }, message(changes)).catch(() => undefined);

  for (const mail of server.received.splice(0)) {
    expect(mail.to).not.toContain('eve@example.test');
    expect(mail.header('bcc')).toBeUndefined();
  }
});

test.each([
  [{ code: 550, of: 'recipient' } as const, { name: 'MessageRefused', forGood: true }],
  [{ code: 451, of: 'recipient' } as const, { name: 'MessageRefused', forGood: false }],
  [{ code: 552, of: 'message' } as const, { name: 'MessageRefused', forGood: true }],
  [{ code: 550, of: 'sender' } as const, { name: 'Error' }],
  [{ code: 421, of: 'recipient' } as const, { name: 'Error' }],
])(
  'after the answer %j it is known whether the message or the server is the reason',
  async (refusal, told) => {
    server.refuseWith(refusal);
    await expect(sendMessage({ url: server.url, from }, message())).rejects.toMatchObject(told);
    server.refuseWith();
  },
);

test('a server that is away takes nothing, and says so when it is tried', async () => {
  const away = await startMailServer();
  await away.stop();

  await expect(tryServer(server)).resolves.toBeUndefined();
  await expect(tryServer(away)).rejects.toThrow('ECONNREFUSED');
  await expect(sendMessage({ url: away.url, from }, message())).rejects.toMatchObject({ name: 'Error' });
});
