import { makeNupkg, type NupkgOptions } from '@/lib/testing/nupkg';
import type { Gallery } from './gallery';

export type Published = { status: number; sentence: string; bytes: Buffer };

/** Somebody with a key that may push and unlist everything, in a gallery of the test's own. */
export type Publisher = {
  name: string;
  key: string;
  /** Pushes a package over a connection of its own, whatever comes of it. */
  push(options: NupkgOptions): Promise<Published>;
};

export async function aPublisher(gallery: Gallery): Promise<Publisher> {
  const name = 'ann';
  const user = ['user', 'add', name, '--email', 'ann@gallery.test', '--password', 'correct horse battery'];
  await succeed(gallery, ...user);
  const key = await succeed(gallery, 'key', 'add', '--user', name, '--name', 'all', '--scope', 'push,unlist');
  return { name, key, push: publishTo(gallery, key) };
}

/** Pushes with a key that was made before, as when the gallery was started again. */
export function publishTo({ url }: Gallery, key: string): Publisher['push'] {
  return async (options) => {
    const bytes = await makeNupkg(options);
    const response = await fetch(`${url}/api/v2/package`, {
      method: 'PUT',
      headers: { 'x-nuget-apikey': key },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, sentence: await response.text(), bytes };
  };
}

async function succeed(gallery: Gallery, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await gallery.lode(...args);
  if (code !== 0) throw new Error(stderr);
  return stdout.trim();
}
