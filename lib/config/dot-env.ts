import { join } from 'node:path';

/** Adds the variables of the file `.env` in a folder, if there is one; a variable that is set already stays as it is. */
export function readDotEnv(folder: string): void {
  try {
    process.loadEnvFile(join(folder, '.env'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
