import { startThrowAwayPostgres } from '@/server/boot/throw-away-postgres';
import { query } from '@/lib/testing/database';
import { runProgram } from '../gallery';
import { expect, test } from './fixtures';
import { queryGallery } from './gallery-database';
import { reachTwoProcesses } from './kept-connection';
import { aPublisher } from '../publisher';
import { readVersions } from './views';

const lastMigration = `select migration_name from _prisma_migrations order by started_at desc limit 1`;
const startFirst = 'of this Lode: start the new Lode first, which brings them, then try again.';

test('the claim of a server that lives is not released', async ({ start }) => {
  const gallery = await start();

  expect(await gallery.lode('doctor', '--release')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^The claim on the data folder .* stays, for process \d+ on .* was alive within the last 20 seconds: .*\n$/,
    ),
  });
  expect(await gallery.lode('user', 'add', 'ann', '--email', 'ann@gallery.test')).toMatchObject({ code: 0 });
});

test('beside a server whose database lacks a migration, a command says so and brings none', async ({
  start,
}) => {
  const gallery = await start();
  const [last] = await queryGallery(gallery, lastMigration);
  await queryGallery(
    gallery,
    `delete from _prisma_migrations where migration_name = '${String(last?.['migration_name'])}'`,
  );
  const before = await queryGallery(gallery, lastMigration);

  for (const command of [['doctor'], ['search', 'rebuild']]) {
    expect(await gallery.lode(...command)).toEqual({
      code: 1,
      stdout: '',
      stderr: `The database lacks a migration ${startFirst}\n`,
    });
  }
  expect(await queryGallery(gallery, lastMigration)).toEqual(before);
});

test('a command brings no migrations into an external database', async ({ dataDir }) => {
  const postgres = await startThrowAwayPostgres('ops');
  try {
    const env = { DATA_DIR: dataDir, DATABASE_URL: postgres.url };

    const { code, stderr } = await runProgram('dist/cli.mjs', ['doctor'], env);

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(startFirst) });
    expect(await query(postgres.url, `select to_regclass('_prisma_migrations') as history`)).toEqual([
      { history: null },
    ]);
  } finally {
    await postgres.remove();
  }
});

test('beside two processes, both show at once what a command changed', async ({ start }) => {
  const gallery = await start({ env: { WEB_PROCESSES: '2' } });
  const { push } = await aPublisher(gallery);
  const connections = await reachTwoProcesses(gallery.url);
  const seen = () => Promise.all(connections.map(({ read }) => readVersions(read, 'Acme.Both')));
  for (const version of ['1.0.0', '2.0.0'])
    expect(await push({ id: 'Acme.Both', version })).toMatchObject({ status: 201 });
  await expect.poll(seen).toEqual([
    ['1.0.0', '2.0.0'],
    ['1.0.0', '2.0.0'],
  ]);

  expect(await gallery.lode('package', 'delete', 'Acme.Both', '1.0.0', '--yes', '--json')).toEqual({
    code: 0,
    stdout: `${JSON.stringify({ id: 'Acme.Both', deleted: ['1.0.0'], hard: false })}\n`,
    stderr: '',
  });

  await expect.poll(seen).toEqual([['2.0.0'], ['2.0.0']]);
});
