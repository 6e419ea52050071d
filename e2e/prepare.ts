import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { makeNupkg } from '@/lib/testing/nupkg';
import { aWord } from '@/lib/testing/word';
import { whyNoSdk } from '@/lib/testing/dotnet-program';
import type { Target } from './conformance/target';
import type { Gallery } from './gallery';

export const maxPackageMb = 4;

/** What needs a program that this machine does not have. */
const maySkip = whyNoSdk() === undefined ? [] : [102];

/** Makes in a gallery, by its operator's command, all that the conformance suite can ask for. */
export async function prepareTarget(gallery: Gallery, url = gallery.url): Promise<Target> {
  const lode = async (...args: string[]) => {
    const { code, stdout, stderr } = await gallery.lode(...args);
    if (code !== 0) throw new Error(`lode ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const addUser = async (name: string) => {
    await lode('user', 'add', name, '--email', `${name}@gallery.test`, '--password', 'correct horse battery');
    return name;
  };
  const [owner, stranger] = await Promise.all([addUser(aWord()), addUser(aWord())]);
  const addKey = (user: string, scope: string, ...more: string[]) =>
    lode('key', 'add', '--user', user, '--name', aWord(), '--scope', scope, ...more);
  const prefix = `Glob${aWord()}`;
  const [key, pushVersion, unlist, expired, expiring, globKey, strangerKey] = await Promise.all([
    addKey(owner, 'push,unlist'),
    addKey(owner, 'pushversion'),
    addKey(owner, 'unlist'),
    addKey(owner, 'push', '--days', '1'),
    addKey(owner, 'push', '--days', '3'),
    addKey(owner, 'push', '--glob', `${prefix}.*`),
    addKey(stranger, 'push,unlist'),
  ]);
  await endKeyNow(gallery, expired);

  const push = async (name: string) => {
    const named = { id: `${name}.${aWord()}`, version: '1.0.0' };
    await pushTo(gallery, key, named);
    return named;
  };
  const [locked, deleted, vulnerable] = [await push('Locked'), await push('Deleted'), await push('Unsafe')];
  await lode('package', 'lock', locked.id);
  await lode('package', 'delete', deleted.id, '--yes');
  const advisory = ['--id', vulnerable.id, '--range', '(, 2.0.0)', '--severity', 'high'];
  await lode('advisories', 'add', 'OWN-1', ...advisory, '--url', 'https://gallery.test/own-1');

  return {
    indexUrl: `${url}/v3/index.json`,
    key,
    keys: {
      owner,
      pushVersion,
      unlist,
      expired,
      expiring,
      glob: { key: globKey, prefix },
      stranger: { owner: stranger, key: strangerKey },
      locked,
      deleted,
      vulnerable,
      maxPackageMb,
    },
    waitSeconds: 0,
    own: { maySkip },
  };
}

async function pushTo({ url }: Gallery, key: string, named: { id: string; version: string }): Promise<void> {
  const response = await fetch(`${url}/api/v2/package`, {
    method: 'PUT',
    headers: { 'x-nuget-apikey': key },
    body: new Uint8Array(await makeNupkg(named)),
  });
  if (response.status !== 201) throw new Error(`${named.id}: ${await response.text()}`);
}

/** Lets the time of a key be over, which no request can bring about. */
async function endKeyNow({ dataDir }: Gallery, secret: string): Promise<void> {
  const note = await readFile(join(dataDir, 'connection.json'), 'utf8');
  const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(JSON.parse(note));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `update "ApiKey" set "expiresAt" = now() where hash = sha256(convert_to($1, 'UTF8'))`,
      [secret],
    );
    if (rowCount !== 1) throw new Error('The key to end is not there.');
  } finally {
    await client.end();
  }
}
