import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { preparePostgresFolder } from './postgres-folder';

const inFolder = temporaryFolder();

const binaries = {
  initdb: 'initdb',
  postgres: 'postgres',
  pgCtl: 'pg_ctl',
  majorVersion: 18,
  prewarms: true,
};
const account = { as: undefined, wrap: [], owner: undefined };

/** A data folder with these files in its folder `pg`. */
async function aDataDir(name: string, files: Record<string, string>): Promise<string> {
  const dataDir = inFolder(name);
  await mkdir(join(dataDir, 'pg'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(dataDir, 'pg', file), text);
  return dataDir;
}

test('a folder pg that is not PostgreSQL’s is refused, and keeps every file', async () => {
  const dataDir = await aDataDir('foreign', { 'holiday.jpg': 'a beach', 'notes.txt': 'mine' });

  await expect(preparePostgresFolder(dataDir, binaries, account)).rejects.toThrow(
    /is not empty and holds no PostgreSQL database, so Lode leaves it alone: move it away, or restore it whole/,
  );

  expect(await readdir(dataDir)).toEqual(['pg']);
  expect(await readdir(join(dataDir, 'pg'))).toEqual(['holiday.jpg', 'notes.txt']);
  expect(await readFile(join(dataDir, 'pg', 'holiday.jpg'), 'utf8')).toBe('a beach');
});

test('a database of another PostgreSQL version is refused with both versions', async () => {
  const dataDir = await aDataDir('older', { PG_VERSION: '17\n' });

  await expect(preparePostgresFolder(dataDir, binaries, account)).rejects.toThrow(
    /was made by PostgreSQL 17 and this Lode brings PostgreSQL 18/,
  );
});

test('a database whose password is lost is refused with the file’s name', async () => {
  const dataDir = await aDataDir('locked', { PG_VERSION: '18\n' });

  await expect(preparePostgresFolder(dataDir, binaries, account)).rejects.toThrow(
    `The file ${join(dataDir, 'pg-password')} with the password of the database is missing: restore it`,
  );
});

test('what a start that was killed goes on making for a while is removed all the same', async () => {
  const dataDir = inFolder('half made');
  const folder = join(dataDir, 'pg.new-0123', 'base', '1');
  await mkdir(folder, { recursive: true });
  const writer = spawn(process.execPath, ['-e', writeForASecond, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(writer.stdout, 'data');

  const initdb = [process.execPath, '-e', '0'];
  await preparePostgresFolder(dataDir, binaries, { ...account, wrap: initdb });

  expect((await readdir(dataDir)).toSorted()).toEqual(['pg', 'pg-password']);
});

/** Fills the folder that it is told until that is gone or a second is over, as an orphan of a start does. */
const writeForASecond = `
  const { writeFileSync } = require('node:fs');
  const end = Date.now() + 1000;
  for (let number = 0; Date.now() < end; number++) {
    try {
      writeFileSync(process.argv[1] + '/' + number, '');
    } catch {}
    if (number === 100) process.stdout.write('begun');
  }`;
