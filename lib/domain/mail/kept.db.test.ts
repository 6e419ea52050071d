import { beforeAll, expect, test } from 'vitest';
import { useEmbeddedDatabase } from '@/lib/db/address';
import { transaction } from '@/lib/db/transaction';
import { markdown } from '@/lib/mail/markdown';
import { anEmptyDatabase } from '@/lib/testing/database';
import { migrate } from '@/server/boot/migrate';
import { system } from '../actor';
import { checkMail } from './health';
import { keepWaiting } from './keep';
import { listMails } from './list';
import { putMail } from './outbox';
import { retryMails } from './retry';
import { sendNext } from './send';

// What waits is given to whoever asks first: these mails are no other test's.
beforeAll(async () => {
  const url = await anEmptyDatabase();
  await migrate(url);
  useEmbeddedDatabase(url);
});

test('a gallery without a mail server keeps its mails, and gives each once to be printed', async () => {
  for (const to of ['ann@example.test', 'bob@example.test']) {
    await transaction((tx) =>
      putMail(tx, {
        to,
        subject: 'Hello',
        body: markdown`
What it says.
        `,
        footer: markdown`
Why.
        `,
      }),
    );
  }
  expect(await sendNext()).toBe('nothing due');

  const given = (await Promise.all([keepWaiting(), keepWaiting()])).flat();
  expect(given.map(({ to }) => to).toSorted()).toEqual(['ann@example.test', 'bob@example.test']);
  expect(given[0]).toMatchObject({ subject: '[Lode] Hello', text: expect.stringContaining('What it says.') });
  expect(await keepWaiting()).toEqual([]);
  expect((await listMails(system, { state: 'kept' })).mails).toHaveLength(2);
});

test('it tries none of them, and says so', async () => {
  await expect(retryMails(system)).rejects.toMatchObject({ code: 'conflict' });
  expect(await checkMail()).toMatchObject({
    well: true,
    sentence: expect.stringContaining('lode mail list'),
  });
});
