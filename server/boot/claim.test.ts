import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aProgram } from '@/lib/testing/program';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { claimFolder, findHolder, releaseClaim } from './claim';
import { identifyThisProcess } from './process-identity';

const claimer = `
  import { claimFolder } from '@/server/boot/claim';
  try {
    await claimFolder(process.argv[2]);
    console.log('claimed');
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log(error.name + ': ' + error.message);
  }`;

const inFolder = temporaryFolder();

async function aFolder(): Promise<string> {
  const folder = inFolder(randomUUID());
  await mkdir(folder);
  return folder;
}

/** A claim as some other process would have left it. */
async function aClaim(dataDir: string, holder: object = {}): Promise<void> {
  const found = { ...identifyThisProcess(), nonce: 'an-older-one', ...holder };
  await mkdir(join(dataDir, 'claim'));
  await writeFile(join(dataDir, 'claim', 'holder.json'), JSON.stringify(found));
}

/** As if its holder had shown no life for a minute. */
async function letGrowOld(dataDir: string): Promise<void> {
  const aMinuteAgo = new Date(Date.now() - 60_000);
  await utimes(join(dataDir, 'claim', 'holder.json'), aMinuteAgo, aMinuteAgo);
}

/** Many processes on a busy machine. */
const patient = { timeout: 60_000 };

const refusal = /^StartRefused: The data folder .* is in use by process \d+: stop that one, or set DATA_DIR/;

test(
  'of many processes that claim a new folder at once, one gets it and each other one is told by whom',
  patient,
  async () => {
    const dataDir = join(await aFolder(), 'new');
    const { start } = await aProgram(claimer);

    const answers = await Promise.all(Array.from({ length: 8 }, () => start(dataDir).firstLine));

    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
    expect(answers.filter((answer) => refusal.test(answer))).toHaveLength(7);
  },
);

test('of many processes that find the claim of a killed one, one takes it over', patient, async () => {
  const dataDir = await aFolder();
  const { start } = await aProgram(claimer);
  const first = start(dataDir);
  expect(await first.firstLine).toBe('claimed');
  first.child.kill('SIGKILL');
  await first.ended;

  const answers = await Promise.all(Array.from({ length: 8 }, () => start(dataDir).firstLine));

  expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
  expect(answers.filter((answer) => refusal.test(answer))).toHaveLength(7);
});

test('a claim that was released leaves nothing behind, and can be taken again', async () => {
  const dataDir = await aFolder();
  await (await claimFolder(dataDir)).release();
  expect(await readdir(dataDir)).toEqual([]);

  const again = await claimFolder(dataDir);
  expect(await findHolder(dataDir)).toMatchObject({ pid: process.pid });
  await again.release();
});

test('a process id that another process has by now does not hold a claim', async () => {
  const dataDir = await aFolder();
  await aClaim(dataDir, { startedAt: 'long ago' });

  expect(await findHolder(dataDir)).toBeUndefined();
  await (await claimFolder(dataDir)).release();
});

test('the claim of another machine stands until the operator releases it', async () => {
  const dataDir = await aFolder();
  await aClaim(dataDir, { host: 'elsewhere', pid: 4711 });

  await expect(claimFolder(dataDir)).rejects.toThrow(
    /in use by process 4711 on elsewhere; .* run "npm run lode -- doctor --release"/,
  );
  expect(JSON.parse(await readFile(join(dataDir, 'claim', 'holder.json'), 'utf8'))).toMatchObject({
    pid: 4711,
  });

  await letGrowOld(dataDir);
  await releaseClaim(dataDir);
  await (await claimFolder(dataDir)).release();
});

test.each([
  ['of a process of this machine', {}],
  ['of another machine', { host: 'elsewhere' }],
  ['of another container', { space: 'pid:[another]' }],
])('a claim %s whose holder lives is not released', async (_, holder) => {
  const dataDir = await aFolder();
  await aClaim(dataDir, holder);

  await expect(releaseClaim(dataDir)).rejects.toThrow(
    / stays, for process \d+ on .* was alive within the last 20 seconds: stop/,
  );
  expect(await readdir(dataDir)).toEqual(['claim']);
});

test('a claim that cannot be read can be released', async () => {
  const dataDir = await aFolder();
  await mkdir(join(dataDir, 'claim'));
  await writeFile(join(dataDir, 'claim', 'holder.json'), '');

  await releaseClaim(dataDir);
  expect(await readdir(dataDir)).toEqual([]);
});

test('a container of the same host name holds its claim as long as it shows life', async () => {
  const dataDir = await aFolder();
  await aClaim(dataDir, { space: 'pid:[another]' });
  expect(await findHolder(dataDir)).toMatchObject({ pid: process.pid });

  await letGrowOld(dataDir);
  expect(await findHolder(dataDir)).toBeUndefined();
  await (await claimFolder(dataDir)).release();
});

test('a claim that cannot be read is nobody’s to take', async () => {
  const dataDir = await aFolder();
  await mkdir(join(dataDir, 'claim'));
  await writeFile(join(dataDir, 'claim', 'holder.json'), '{');

  await expect(claimFolder(dataDir)).rejects.toThrow(/cannot be read; .* doctor --release/);
  expect(await readdir(dataDir)).toEqual(['claim']);
});

test('a data folder below a file is refused with a sentence', async () => {
  const file = join(await aFolder(), 'file');
  await writeFile(file, '');

  await expect(claimFolder(join(file, 'data'))).rejects.toThrow(
    /something on its path is not one: set DATA_DIR/,
  );
});
