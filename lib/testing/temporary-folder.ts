import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder of a test file's own, which is removed after its tests. Gives the path of a file in it. */
export function temporaryFolder(): (name: string) => string {
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lode-test-'));
  });
  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return (name) => {
    if (folder === undefined) throw new Error('The folder is there only while tests run.');
    return join(folder, name);
  };
}
