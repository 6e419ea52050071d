import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../lib/testing/temporary-folder';
import { doStamped, isDone } from './stamp.mjs';

const inFolder = temporaryFolder();

async function someWork(name: string) {
  const [input, output] = [inFolder(`${name}.in`), inFolder(`${name}.out`)];
  await writeFile(input, 'first');
  const work = {
    stamp: inFolder(`${name}.stamp`),
    inputs: [input, inFolder('not-there')],
    outputs: [output],
    work: () => writeFile(output, 'made'),
  };
  return { input, output, work };
}

test('work is done once, and again when an input has changed', async () => {
  const { input, work } = await someWork('changed');
  expect(isDone(work)).toBe(false);

  await doStamped(work);
  expect(isDone(work)).toBe(true);

  await writeFile(input, 'second');
  expect(isDone(work)).toBe(false);
});

test('work whose output is gone is not done', async () => {
  const { output, work } = await someWork('gone');
  await doStamped(work);

  await rm(output);
  expect(isDone(work)).toBe(false);
});

test('work that failed is not done, whatever was done before it', async () => {
  const { work } = await someWork('failed');
  await doStamped(work);

  await expect(doStamped({ ...work, work: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
  expect(isDone(work)).toBe(false);
});

test('work whose input changed while it was done is not done', async () => {
  const { input, work } = await someWork('meanwhile');

  await doStamped({
    ...work,
    work: () => Promise.all([work.work(), writeFile(input, 'late')]).then(() => undefined),
  });
  expect(isDone(work)).toBe(false);
});
