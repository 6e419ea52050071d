import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder';
import { readDotEnv } from './dot-env';

const inFolder = temporaryFolder();

afterEach(() => {
  vi.unstubAllEnvs();
});

async function aProject(name: string, dotEnv: string): Promise<string> {
  await mkdir(inFolder(name));
  await writeFile(`${inFolder(name)}/.env`, dotEnv);
  return inFolder(name);
}

test('the file .env sets what is not set, and the environment wins over it', async () => {
  vi.stubEnv('GALLERY_NAME', 'From the environment');
  vi.stubEnv('LOG_LEVEL', undefined);
  const project = await aProject('both', 'GALLERY_NAME=From the file\n# a remark\nLOG_LEVEL="debug"\n');

  readDotEnv(project);

  expect(process.env['GALLERY_NAME']).toBe('From the environment');
  expect(process.env['LOG_LEVEL']).toBe('debug');
});

test('a variable that is set to nothing stays set to nothing', async () => {
  vi.stubEnv('GALLERY_NAME', '');

  readDotEnv(await aProject('empty', 'GALLERY_NAME=From the file\n'));

  expect(process.env['GALLERY_NAME']).toBe('');
});

test('a project without a file .env is as good as any', () => {
  expect(() => readDotEnv(inFolder('missing'))).not.toThrow();
});
