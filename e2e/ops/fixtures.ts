import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import {
  type Gallery,
  type GalleryOptions,
  makeDataDir,
  type Running,
  startGallery,
  startProgram,
  type Variables,
} from '../gallery';

type Fixtures = {
  /** An empty data folder, removed after the test with all processes that still use it. */
  dataDir: string;
  /** Starts a gallery, on the test's data folder unless told otherwise. */
  start(options?: GalleryOptions): Promise<Gallery>;
  /** Begins the server's program with these settings, and does not wait. */
  begin(env?: Variables): Running;
};

export const test = base.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const dataDir = makeDataDir();
    await use(dataDir);
    for (const pid of processesOf(dataDir)) killNow(pid);
    rmSync(dataDir, { recursive: true, force: true });
  },
  start: async ({ dataDir }, use) => {
    const galleries: Gallery[] = [];
    await use(async (options = {}) => {
      const gallery = await startGallery({ dataDir, ...options });
      galleries.push(gallery);
      return gallery;
    });
    await Promise.all(galleries.map((gallery) => gallery.stop()));
  },
  begin: async ({ dataDir }, use) => {
    const begun: Running[] = [];
    await use((env = {}) => {
      const running = startProgram('dist/main.mjs', [], { DATA_DIR: dataDir, ...env });
      begun.push(running);
      return running;
    });
    for (const { child } of begun) child.kill('SIGKILL');
    await Promise.all(begun.map(({ ended }) => ended));
  },
});

export { expect } from '@playwright/test';

/** The processes that name a data folder in their command line or environment: the server, its workers, PostgreSQL. */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ['cmdline', 'environ'].some((file) => read(`/proc/${pid}/${file}`).includes(dataDir)))
    .map(Number);
}

export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
