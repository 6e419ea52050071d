import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findFreePort, runProgram } from '../gallery';
import { expect, killNow, processesOf, test } from './fixtures';
import { queryGallery } from './gallery-database';

const addAnn = ['user', 'add', 'ann', '--email', 'ann@gallery.test', '--password', 'correct horse battery'];
const findAnn = `select name from "Account" where "lowerName" = 'ann'`;

test('after kill -9 of the server alone, the next start stops the PostgreSQL that it left and goes on', async ({
  start,
}) => {
  const killed = await start();
  expect(await killed.lode(...addAnn)).toMatchObject({ code: 0 });
  await killed.kill();
  const orphans = processesOf(join(killed.dataDir, 'pg'));
  expect(orphans.length).toBeGreaterThan(0);

  const next = await start();

  expect(processesOf(next.dataDir)).toEqual(expect.not.arrayContaining(orphans));
  expect(await queryGallery(next, findAnn)).toEqual([{ name: 'ann' }]);
});

test('after kill -9 of everything, the next start recovers what was committed', async ({ start }) => {
  const killed = await start();
  expect(await killed.lode(...addAnn)).toMatchObject({ code: 0 });
  processesOf(killed.dataDir).forEach(killNow);
  await killed.kill();

  const next = await start();

  expect(await queryGallery(next, findAnn)).toEqual([{ name: 'ann' }]);
});

test('the note of a killed server is gone before the next start touches the database', async ({
  begin,
  dataDir,
}) => {
  const note = join(dataDir, 'connection.json');
  writeFileSync(note, JSON.stringify({ databaseUrl: 'postgresql://127.0.0.1:1/none' }));

  const { said } = begin({ PORT: String(await findFreePort()) });

  await expect.poll(() => existsSync(note), { intervals: [2] }).toBe(false);
  expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false);
  await expect.poll(said).toContain('Lode serves');
  expect(readFileSync(note, 'utf8')).not.toContain('127.0.0.1:1/');
});

test('a first start that is killed at any moment is simply begun again', async ({
  begin,
  start,
  dataDir,
}) => {
  for (const delayMs of [50, 150, 300, 450, 600, 900, 1300]) {
    const { child, ended } = begin({ PORT: String(await findFreePort()) });
    const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
    await ended;
    clearTimeout(timer);
  }

  const gallery = await start();

  expect((await fetch(`${gallery.url}/v3/index.json`)).status).toBe(200);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('pg.new-'))).toEqual([]);
});

test('a database with a migration that this version does not know is refused and not touched', async ({
  start,
  dataDir,
}) => {
  const newer = await start();
  await queryGallery(
    newer,
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', '', '29990101000000_later', now())`,
  );
  await newer.stop();

  const PORT = String(await findFreePort());
  const { code, stderr } = await runProgram('dist/main.mjs', [], { PORT, DATA_DIR: dataDir });

  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database is newer than this Lode, .*"29990101000000_later".*\n$/),
  });
  expect(processesOf(dataDir)).toEqual([]);
  expect(existsSync(join(dataDir, 'claim'))).toBe(false);
});

test('an upgrade beside the storage of another gallery is refused before anything is migrated', async ({
  start,
  dataDir,
}) => {
  const older = await start();
  // To this database every migration but the first is still to come; that it holds their tables would be told.
  await queryGallery(
    older,
    `delete from _prisma_migrations where migration_name <> (select min(migration_name) from _prisma_migrations)`,
  );
  await older.stop();
  const foreign = join(dataDir, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'lode-storage.json'), '{"lode":"another"}');

  const PORT = String(await findFreePort());
  const STORAGE_URL = pathToFileURL(foreign).href;
  const { code, stderr } = await runProgram('dist/main.mjs', [], { PORT, DATA_DIR: dataDir, STORAGE_URL });

  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^The package storage and the database do not belong together\. .*\n$/),
  });
  expect(processesOf(dataDir)).toEqual([]);
});

test('when PostgreSQL ends by itself, the server says so and ends as well', async ({ start, dataDir }) => {
  const gallery = await start();
  const postmaster = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

  killNow(postmaster);

  await expect.poll(() => gallery.said()).toContain('The embedded PostgreSQL has ended by itself.');
  await expect.poll(() => processesOf(dataDir)).toEqual([]);
});

test('a disk that is full is told in a sentence, and leaves nothing running', async ({ dataDir }) => {
  const small = join(dataDir, 'small');
  mkdirSync(small);
  test.skip(!canMount(small), 'Only root may mount a disk that is small.');

  try {
    const PORT = String(await findFreePort());
    const { code, stderr } = await runProgram('dist/main.mjs', [], { PORT, DATA_DIR: small });

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `There is no space left on the disk that holds ${small}: free some, then start Lode again.\n`,
    });
    expect(processesOf(small)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
  }
});

function canMount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=711', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
