import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartRefused } from './refusal';

type Ids = { uid: number; gid: number };

/** How to start PostgreSQL's programs: `wrap` stands before their command line, `as` is the account to spawn them with. */
export type PostgresAccount = { as: Ids | undefined; wrap: string[]; owner: Ids | undefined };

/**
 * PostgreSQL refuses to run as root. Then it gets the account `postgres` or `nobody`, if that can reach all the
 * paths, or else (a folder below /root) a user name space in which root looks like that account.
 */
export function choosePostgresAccount(paths: string[]): PostgresAccount {
  if (process.getuid?.() !== 0) return { as: undefined, wrap: [], owner: undefined };
  const ids = idsOf('postgres') ?? idsOf('nobody') ?? { uid: 65534, gid: 65534 };
  if (paths.every(isReachableByOthers)) return { as: ids, wrap: [], owner: ids };

  const wrap = [findUnshare(), '--user', `--map-user=${ids.uid}`, `--map-group=${ids.gid}`, '--'];
  const [program = '', ...rest] = wrap;
  if (spawnSync(program, [...rest, process.execPath, '--version'], { stdio: 'ignore' }).status === 0) {
    return { as: undefined, wrap, owner: { uid: 0, gid: 0 } };
  }
  throw new StartRefused(
    `PostgreSQL does not run as root, and no other account may enter ${paths.find((path) => !isReachableByOthers(path))}: start Lode under another account, move it to a folder that others may enter, or set DATABASE_URL.`,
  );
}

/** Gives a folder with all that is in it to the account, if it is not its already. */
export function giveFolder(folder: string, { owner }: PostgresAccount): void {
  if (owner === undefined || statSync(folder).uid === owner.uid) return;
  chownAll(folder, owner);
}

function chownAll(path: string, owner: Ids): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  // The folder itself comes last: a run that was cut short is begun again.
  if (stat.isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name), owner);
  chownSync(path, owner.uid, owner.gid);
}

function idsOf(account: string): Ids | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${account}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function isReachableByOthers(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

// The PATH of a service may be short; the program lies in one of these wherever it is installed.
const findUnshare = () =>
  ['/usr/bin/unshare', '/bin/unshare', '/usr/local/bin/unshare'].find(existsSync) ?? 'unshare';
