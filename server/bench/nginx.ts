import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../boot/free-port';
import { isInstalled } from './load';
import { type Answer, ask } from './request';

export type Nginx = {
  /** Where it serves the answer of that number. */
  urlOf(number: number): string;
  stop(): Promise<void>;
};

const program = 'nginx';
const patienceMs = 10_000;

/**
 * Starts an nginx of our own with one worker that serves these answers, bytes and headers, from a folder. Undefined
 * when none is installed.
 */
export async function startNginx(folder: string, answers: readonly Answer[]): Promise<Nginx | undefined> {
  if (!isInstalled(program)) return undefined;
  const prefix = join(folder, 'nginx');
  await mkdir(prefix);
  await Promise.all(answers.map(({ body }, number) => writeFile(join(prefix, String(number)), body)));
  const port = await findFreePort();
  await writeFile(join(prefix, 'nginx.conf'), configuration(port, answers));

  const child = spawn(program, ['-p', prefix, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const urlOf = (number: number) => `http://127.0.0.1:${port}/${number}`;
  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await ended;
  }

  try {
    const begun = performance.now();
    while ((await ask(urlOf(0)).catch(() => undefined)) === undefined) {
      if (child.exitCode !== null || performance.now() - begun > patienceMs)
        throw new Error(`nginx did not start: ${said}`);
      await pause(20);
    }
    for (const [number, answer] of answers.entries()) await requireSame(urlOf(number), answer);
    return { urlOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The fastest that nginx serves files, short of holding their bytes itself. */
function configuration(port: number, answers: readonly Answer[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path temp;`,
  );
  return `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr error;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  ${temporary.join(' ')}
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  etag off;
  max_ranges 0;
  types {}
  keepalive_timeout 65s 65s;
  keepalive_requests 1000000000;
  server {
    listen 127.0.0.1:${port};
    root .;
    ${answers.map(location).join('\n    ')}
  }
}`;
}

/** What nginx writes by itself. */
const own = ['content-length', 'content-type', 'connection', 'keep-alive', 'date'];

function location({ headers, rawHeaders }: Answer, number: number): string {
  const added = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 && !own.includes(name.toLowerCase())
      ? [`add_header ${name} "${quoted(rawHeaders[at + 1] ?? '')}";`]
      : [],
  );
  const type = quoted(headers['content-type'] ?? '');
  return `location = /${number} { default_type "${type}"; add_header Last-Modified ""; ${added.join(' ')} }`;
}

const quoted = (text: string): string => text.replace(/["\\]/g, '\\$&');

async function requireSame(url: string, answer: Answer): Promise<void> {
  const { headers, body } = await ask(url);
  const names = new Set([...Object.keys(headers), ...Object.keys(answer.headers)]);
  const others = [...names].filter(
    (name) => !['date', 'server'].includes(name) && headers[name] !== answer.headers[name],
  );
  if (!body.equals(answer.body)) throw new Error(`nginx serves other bytes at ${url}.`);
  if (others.length > 0) throw new Error(`nginx serves other headers at ${url}: ${others.join(', ')}.`);
}
