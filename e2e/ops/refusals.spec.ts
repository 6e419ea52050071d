import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findFreePort, makeDataDir, runProgram, type Variables } from '../gallery';
import { expect, test } from './fixtures';

/** Starts the server, which must not come up: gives what it says, which is all on standard error. */
async function refusalOf(env: Variables): Promise<string> {
  const port = String(await findFreePort());
  const { code, stdout, stderr } = await runProgram('dist/main.mjs', [], { PORT: port, ...env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return stderr;
}

test('a second start on the same data folder is refused, and disturbs nobody', async ({ start }) => {
  const first = await start();

  expect(await refusalOf({ DATA_DIR: first.dataDir })).toBe(
    `The data folder ${first.dataDir} is in use by process ${first.pid}: stop that one, or set DATA_DIR to another folder.\n`,
  );
  expect((await fetch(`${first.url}/v3/index.json`)).status).toBe(200);
});

test('of two first starts at once on one data folder, one serves and the other is told so', async ({
  begin,
}) => {
  const ports = [await findFreePort(), await findFreePort()];
  const starts = ports.map((port) => begin({ PORT: String(port) }));

  const loser = await Promise.race(starts.map(async ({ ended }, index) => ({ index, ...(await ended) })));
  expect(loser).toMatchObject({ code: 1, stderr: expect.stringContaining('is in use by process') });

  const winner = starts[1 - loser.index];
  await expect.poll(() => winner?.said()).toContain('Lode serves');
});

test('a port that is taken is refused before anything is touched', async ({ dataDir }) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, () => resolve()));
  const address = other.address();
  const PORT = String(typeof address === 'object' ? address?.port : 0);

  expect(await refusalOf({ PORT, DATA_DIR: dataDir })).toBe(
    `Port ${PORT} is in use by another program: stop that one, or set PORT to another port.\n`,
  );
  expect(readdirSync(dataDir)).toEqual([]);
  other.close();
});

test('every variable that is wrong is named in a sentence of its own', async ({ dataDir }) => {
  expect(await refusalOf({ PORT: 'eighty', LOG_LEVEL: 'loud', DATA_DIR: dataDir })).toBe(
    'PORT must be a number, but is "eighty".\n' +
      'LOG_LEVEL must be debug, info, warn, error or silent, but is "loud".\n',
  );
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a database that cannot be reached is refused without its password', async ({ dataDir }) => {
  const port = await findFreePort();
  const DATABASE_URL = `postgresql://lode:hush@127.0.0.1:${port}/gallery`;

  const refusal = await refusalOf({ DATABASE_URL, DATA_DIR: dataDir });

  expect(refusal).toMatch(
    /^The database "gallery" at 127\.0\.0\.1:\d+ of DATABASE_URL cannot be reached: .*\.\n$/,
  );
  expect(refusal).not.toContain('hush');
});

test('a database folder that is not PostgreSQL’s is refused and keeps every file', async ({ dataDir }) => {
  mkdirSync(join(dataDir, 'pg'));
  writeFileSync(join(dataDir, 'pg', 'half-restored'), 'precious');

  expect(await refusalOf({ DATA_DIR: dataDir })).toContain(
    'holds no PostgreSQL database, so Lode leaves it alone',
  );

  expect(readdirSync(dataDir)).toEqual(['pg']);
  expect(readdirSync(join(dataDir, 'pg'))).toEqual(['half-restored']);
});

test('a data folder that cannot be made is refused', async ({ dataDir }) => {
  writeFileSync(join(dataDir, 'file'), '');

  expect(await refusalOf({ DATA_DIR: join(dataDir, 'file', 'data') })).toContain(
    'something on its path is not one: set DATA_DIR to another path.',
  );
});

test('a data folder that the account may not write is refused', async ({ dataDir }) => {
  chmodSync(dataDir, 0o500);
  // Root may write everywhere but where the system lets nobody.
  const DATA_DIR = process.getuid?.() === 0 ? '/sys/lode' : join(dataDir, 'data');

  expect(await refusalOf({ DATA_DIR })).toContain('cannot be written by the account that Lode runs as');
});

test('the file .env is read, and the environment wins over it', async () => {
  // A copy of the program in a project folder of its own, for .env is the project's.
  const project = makeDataDir();
  mkdirSync(join(project, 'dist'));
  cpSync('dist/main.mjs', join(project, 'dist', 'main.mjs'));
  writeFileSync(join(project, '.env'), 'LOG_LEVEL=loud\nMAX_PACKAGE_MB=none\n');

  const { stderr } = await runProgram(join(project, 'dist', 'main.mjs'), [], {
    MAX_PACKAGE_MB: 'huge',
    LOG_LEVEL: undefined,
  });
  rmSync(project, { recursive: true });

  expect(stderr).toBe(
    'MAX_PACKAGE_MB must be a number, but is "huge".\n' +
      'LOG_LEVEL must be debug, info, warn, error or silent, but is "loud".\n',
  );
});
