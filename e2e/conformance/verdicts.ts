import { test } from '@playwright/test';
import { checksIn } from './checks.mjs';
import type { z } from 'zod';
import type { Keys as KeysFile } from './keys.mjs';
import { readTarget } from './target';

type Keys = z.infer<typeof KeysFile>;

export type Verdict = 'not offered' | 'not run';

const needs: Record<keyof Keys, string> = {
  owner: 'the name of the account that the key belongs to',
  pushVersion: 'a key that may push new versions and nothing else',
  unlist: 'a key that may unlist and nothing else',
  expired: 'a key that has expired',
  expiring: 'a key that will expire within ten days',
  glob: 'a key for some IDs alone',
  stranger: 'the key of another account',
  locked: 'a locked package',
  deleted: 'a package whose only version was deleted',
  vulnerable: 'a version with a known vulnerability',
  validating: 'a version that is being validated',
  failedValidation: 'a version that failed validation',
  prefixes: 'reserved prefixes',
  maxPackageMb: 'the size that a package may have, in mebibytes',
};

/** Ends the test: the server does not have what it is about. */
export const notOffered = (what: string): never => leave('not offered', what);

/** Ends the test: it cannot be run with what it was given. */
export const notRun = (why: string): never => leave('not run', why);

/** What the keys file says of something; a test that needs what is not there is not run. */
export function given<Name extends keyof Keys>(name: Name): NonNullable<Keys[Name]> {
  const { keys } = readTarget(test.info().project.name);
  return keys[name] ?? notRun(`Needs ${needs[name]}: "${name}" in the file of --keys.`);
}

function leave(verdict: Verdict, reason: string): never {
  const info = test.info();
  const { own } = readTarget(info.project.name);
  if (own !== undefined && !checksIn(info.title).every((number) => own.maySkip.includes(number)))
    throw new Error(`Our own gallery has to let this run, and it is ${verdict}: ${reason}`);
  info.annotations.push({ type: verdict, description: reason });
  test.skip(true, reason);
  throw new Error('A test that was left goes on.');
}
