import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

/** Settings; one that is undefined is left to the file `.env` of the project. */
export type Variables = Record<string, string | undefined>;

export type GalleryOptions = {
  /** Settings beside PORT and DATA_DIR. */
  env?: Variables;
  /** Left out: a new, empty folder, which is removed when the gallery stops. */
  dataDir?: string;
};

export type Ended = { code: number | null; stdout: string; stderr: string };

export type Gallery = {
  url: string;
  port: number;
  dataDir: string;
  pid: number;
  /** What the server has said until now. */
  said(): string;
  /** Asks the server to end, and waits until it has. */
  stop(): Promise<Ended>;
  /** Ends the server by SIGKILL, which it cannot hear; its PostgreSQL goes on. */
  kill(): Promise<void>;
  /** Runs the operator's command on the same settings. */
  lode(...args: string[]): Promise<Ended>;
};

/** Starts the built server on a free port and waits until it serves. Throws what it said when it does not. */
export async function startGallery(options: GalleryOptions = {}): Promise<Gallery> {
  const dataDir = options.dataDir ?? makeDataDir();
  const port = await findFreePort();
  const env: Variables = { PORT: String(port), DATA_DIR: dataDir, ...options.env };
  const { child, said, ended } = startProgram('dist/main.mjs', [], env);
  const scheme = env['TLS_CERT_FILE'] === undefined ? 'http' : 'https';

  const leave = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  await Promise.race([
    whenSaid(child, /^Lode serves /m),
    ended.then(({ stderr }) => {
      leave();
      throw new Error(`The gallery did not start: ${stderr}`);
    }),
  ]);
  return {
    url: `${scheme}://localhost:${port}`,
    port,
    dataDir,
    pid: child.pid ?? 0,
    said,
    async stop() {
      child.kill('SIGTERM');
      const end = await ended;
      leave();
      return end;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    lode: (...args) => runProgram('dist/cli.mjs', args, env),
  };
}

export type Running = { child: ChildProcess; said(): string; ended: Promise<Ended> };

/** Starts one of the built programs with these settings and no others. */
export function startProgram(program: string, args: string[], env: Variables): Running {
  const child = spawn(process.execPath, [resolve(program), ...args], {
    env: { ...process.env, ...noSettings, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, said: () => stderr, ended };
}

/** Runs one of the built programs to its end. */
export function runProgram(program: string, args: string[], env: Variables): Promise<Ended> {
  return startProgram(program, args, env).ended;
}

/** Resolves when the process has said something on standard error that matches. */
export function whenSaid(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (words.test(said)) resolve();
    });
  });
}

/** An empty folder below the project's, which the account of PostgreSQL may pass through when this one is root. */
export function makeDataDir(): string {
  const folder = resolve(mkdtempSync('.tmp-e2e-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Empty counts as not set, and keeps a developer's own `.env` out of the tests. */
const noSettings: Variables = Object.fromEntries(
  [
    'PORT',
    'HOST',
    'GALLERY_URL',
    'GALLERY_NAME',
    'DATA_DIR',
    'DATABASE_URL',
    'STORAGE_URL',
    'TLS_CERT_FILE',
    'TLS_KEY_FILE',
    'TRUST_PROXY',
    'AUTH_SECRET',
    'MAX_PACKAGE_MB',
    'LICENSES',
    'REQUIRE_SIGNATURE',
    'PUSH_CLIENT_MIN',
    'PUSH_PROTOCOL_MIN',
    'NEAR_NAMES',
    'API_KEY_MAX_DAYS',
    'OUTGOING_PRIVATE',
    'WEB_PROCESSES',
    'LOG_LEVEL',
    'LOG_REQUESTS',
    'READ_ACCESS',
    'SIGN_UP',
    'OIDC_PROVIDERS',
    'GITHUB_CLIENT_ID',
    'GITHUB_CLIENT_SECRET',
    'GOOGLE_CLIENT_ID',
    'GOOGLE_CLIENT_SECRET',
    'GITLAB_CLIENT_ID',
    'GITLAB_CLIENT_SECRET',
    'ENTRA_CLIENT_ID',
    'ENTRA_CLIENT_SECRET',
    'ONLY_PROVIDER',
    'SMTP_URL',
    'MAIL_FROM',
    'OPERATOR_EMAIL',
  ].map((name) => [name, '']),
);
