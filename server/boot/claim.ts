import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { identifyThisProcess, isRunning, thisSpace } from './process-identity';
import { codeOf, refuseFolder, StartRefused } from './refusal';
import { sayWhileWaiting } from './say';

const Holder = z.object({
  pid: z.number(),
  startedAt: z.string(),
  host: z.string(),
  space: z.string(),
  nonce: z.string(),
});
type Holder = z.infer<typeof Holder>;

export type Claim = { release(): Promise<void> };

const claimOf = (dataDir: string) => join(dataDir, 'claim');
const holderOf = (folder: string) => join(folder, 'holder.json');

const beatMs = 5_000;
const silenceMs = 20_000;

/**
 * Makes this process the only one that uses the data folder, which is made when it is missing. The claim of a
 * process that runs no more is taken over. Throws StartRefused when another one holds it.
 */
export async function claimFolder(dataDir: string, stop?: AbortSignal): Promise<Claim> {
  const holder: Holder = { ...identifyThisProcess(), nonce: randomUUID() };
  const own = `${claimOf(dataDir)}.new-${holder.nonce}`;
  try {
    // Others may pass through, for PostgreSQL's account must, but not look around.
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    await mkdir(own);
    await writeSynced(holderOf(own), JSON.stringify(holder));
    await takePlace(dataDir, own, stop);
  } catch (error) {
    await rm(own, { recursive: true, force: true }).catch(() => undefined);
    return refuseFolder(error, dataDir);
  }
  const beat = setInterval(() => void showLife(dataDir), beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readHolder(dataDir))?.nonce === holder.nonce) await endClaim(dataDir);
    },
  };
}

/** The process that uses the data folder now, if one does. */
export async function findHolder(dataDir: string): Promise<{ pid: number; host: string } | undefined> {
  const holder = await readHolder(dataDir);
  return holder !== undefined && (await livesOn(holder, dataDir)) ? holder : undefined;
}

/**
 * Ends the claim that a holder left behind: for the operator who knows that it is gone. A claim that nobody can read
 * counts as left behind. Throws StartRefused when its holder lives, for two PostgreSQLs would ruin one folder.
 */
export async function releaseClaim(dataDir: string): Promise<void> {
  const holder = await findHolder(dataDir).catch((error: unknown) => {
    if (!(error instanceof StartRefused)) throw error;
    return undefined;
  });
  if (holder !== undefined) {
    throw new StartRefused(
      `The claim on the data folder ${dataDir} stays, for process ${holder.pid} on ${holder.host} was alive within the last ${silenceMs / 1000} seconds: stop that one first.`,
    );
  }
  await endClaim(dataDir);
}

async function endClaim(dataDir: string): Promise<void> {
  // Moved before it is removed: a start that comes between must not lose its own claim to the removal.
  await moveIfFree(claimOf(dataDir), `${claimOf(dataDir)}.old-${randomUUID()}`);
  const ended = (await readdir(dataDir)).filter((name) => name.startsWith('claim.old-'));
  await Promise.all(ended.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

/** A folder moved onto one that is not empty is refused by the system itself, so only one mover can win. */
async function takePlace(dataDir: string, own: string, stop: AbortSignal | undefined): Promise<void> {
  for (let round = 0; round < 100; round++) {
    if (await moveIfFree(own, claimOf(dataDir))) return;
    const holder = await readHolder(dataDir);
    if (holder === undefined) continue;
    await requireGone(holder, dataDir, stop);
    await moveIfFree(claimOf(dataDir), `${claimOf(dataDir)}.old-${holder.nonce}`);
  }
  throw unreadableClaim(dataDir);
}

async function requireGone(holder: Holder, dataDir: string, stop: AbortSignal | undefined): Promise<void> {
  if (holder.host !== identifyThisProcess().host) {
    throw new StartRefused(
      `The data folder ${dataDir} is in use by process ${holder.pid} on ${holder.host}; if that one is gone for good, run "npm run lode -- doctor --release" and start again.`,
    );
  }
  // A container that was killed and started again finds the claim of its own past, whose life only the beat can tell.
  const until = Date.now() + silenceMs + beatMs;
  const remind = sayWhileWaiting(
    `Waiting whether process ${holder.pid}, which claimed the data folder ${dataDir}, still shows life.`,
  );
  while (holder.space !== thisSpace() && (await livesOn(holder, dataDir)) && Date.now() < until) {
    stop?.throwIfAborted();
    remind();
    await pause(500);
  }
  if (await livesOn(holder, dataDir)) {
    throw new StartRefused(
      `The data folder ${dataDir} is in use by process ${holder.pid}: stop that one, or set DATA_DIR to another folder.`,
    );
  }
}

async function livesOn(holder: Holder, dataDir: string): Promise<boolean> {
  if (holder.host === identifyThisProcess().host && holder.space === thisSpace()) return isRunning(holder);
  const { mtimeMs } = await stat(holderOf(claimOf(dataDir))).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < silenceMs;
}

async function showLife(dataDir: string): Promise<void> {
  const now = new Date();
  await utimes(holderOf(claimOf(dataDir)), now, now).catch(() => undefined);
}

async function readHolder(dataDir: string): Promise<Holder | undefined> {
  try {
    return Holder.parse(JSON.parse(await readFile(holderOf(claimOf(dataDir)), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error instanceof SyntaxError || error instanceof z.ZodError ? unreadableClaim(dataDir) : error;
  }
}

const unreadableClaim = (dataDir: string) =>
  new StartRefused(
    `The claim on the data folder ${dataDir} cannot be read; if no other Lode uses that folder, run "npm run lode -- doctor --release" and start again.`,
  );

const takenCodes = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT'];

async function moveIfFree(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (takenCodes.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
