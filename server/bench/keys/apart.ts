import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Closers } from '../closers';
import type { Section } from '../report';
import type { Sizes } from './sizes';

/**
 * As `measureKeys`, in a process of its own: this one knew the database at another address. No gallery may run on the
 * settings meanwhile.
 */
export async function measureKeysApart(
  { apiKeys, prefixes, packages }: Sizes,
  closers: Closers,
): Promise<Section[]> {
  const counts = [`--keys=${apiKeys}`, `--prefixes=${prefixes}`, `--packages=${packages}`];
  const child = spawn(process.execPath, [resolve('dist', 'bench-keys.mjs'), '--json', ...counts], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  closers.add(async () => {
    child.kill('SIGTERM');
    await closed;
  });
  const told = await text(child.stdout);
  await closed;
  if (child.exitCode !== 0) throw new Error('The checks of keys could not be measured.');
  return JSON.parse(told) as Section[]; // safe because the program prints just these
}
