import { aWord } from '@/lib/testing/word';
import { readAction } from '../page-action';
import { aPublisher } from '../publisher';
import { expect, test } from './fixtures';
import { type Answer, type KeptConnection, reachTwoProcesses } from './kept-connection';

const boundary = 'guess';

/** Sends the form of signing in, as a browser without JavaScript does. */
async function guess(connection: KeptConnection, name: string, password: string): Promise<Answer> {
  const page = await connection.read('/sign-in');
  const fields = { ...readAction(page.body.toString()), name, password };
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  return connection.send(
    'POST',
    '/sign-in',
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
    Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  );
}

const statusesOf = (answers: Answer[]) => answers.map(({ status }) => status);

test('guesses of a password at two processes at once are counted together, and then even the right one waits', async ({
  start,
}) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  const { name } = await aPublisher(gallery);
  const connections = await reachTwoProcesses(gallery.url);

  const guesses = await Promise.all(
    connections.map(async (connection) => {
      const answers = [];
      for (let tries = 0; tries < 15; tries++) answers.push(await guess(connection, name, aWord()));
      return answers;
    }),
  );

  expect(new Set(guesses.flat().map(({ process }) => process)).size).toBe(2);
  const statuses = statusesOf(guesses.flat());
  expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  for (const connection of connections) {
    const right = await guess(connection, name, 'correct horse battery');
    expect(right.status).toBe(429);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
    expect(String(right.headers['set-cookie'])).not.toContain('lode.session');
    connection.close();
  }
});
