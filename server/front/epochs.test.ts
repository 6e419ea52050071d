import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import type { Application } from './application';
import { createGatewayCache } from './gateway-cache';
import { createSharedAnswers } from './shared-answers';

type Write = { write: number };
type Read = { read: number };

const vouched = { origin: new URL('http://gallery.test'), clientAddress: '203.0.113.7', requestId: 'r' };

test('nobody who asks after a write is ever given what was true before it, however requests and writes overlap', async () => {
  const subject = fc.integer({ min: 0, max: 2 });
  const step: fc.Arbitrary<Write | Read> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ read: subject }) },
    { weight: 1, arbitrary: fc.record({ write: subject }) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 40 }),
      fc.scheduler(),
      async (steps, scheduler) => {
        const gallery = aGallery((label) => scheduler.schedule(Promise.resolve(), label));
        const reads: Promise<void>[] = [];

        for (const one of steps) {
          if ('write' in one) gallery.write(one.write);
          else reads.push(gallery.expectFresh(one.read));
          // Some of what is underway goes on, so that answers end before, between and after the writes.
          if (scheduler.count() > 1) await scheduler.waitNext(1);
        }
        await scheduler.waitFor(Promise.all(reads));
      },
    ),
    { numRuns: effort(2_000), seed: seed() },
  );
});

test('an answer that was begun before a purge of its tag is given to its askers and not kept', async () => {
  const { pause, reached, release } = heldBeforeSending();
  const gallery = aGallery(pause);

  const early = gallery.read(0);
  await reached;
  gallery.write(0);
  release();

  expect(await early).toBe(0);
  expect(gallery.kept(0)).toBe(false);
  expect(await gallery.read(0)).toBe(1);
  expect(gallery.kept(0)).toBe(true);
});

test('a purge of something else lets an answer be kept that was begun before it', async () => {
  const { pause, reached, release } = heldBeforeSending();
  const gallery = aGallery(pause);

  const early = gallery.read(0);
  await reached;
  gallery.write(1);
  release();
  await early;

  expect(gallery.kept(0)).toBe(true);
});

/** An application whose answers are the number of writes to a subject, before a cache. */
function aGallery(pause: (label: string) => Promise<unknown>) {
  const truths = [0, 0, 0];
  const application: Application = async (request, response) => {
    const subject = Number(request.url?.split('/').at(-1));
    await pause('reading');
    const truth = truths[subject];
    await pause('sending');
    response.writeHead(200, { 'surrogate-control': 'max-age=60', 'cache-tag': `package:${subject}` });
    response.end(String(truth));
  };
  const cache = createGatewayCache(1_000_000, { secure: false, isClosed: () => false });
  const answers = createSharedAnswers(application, cache, (error) => expect(error).toBeUndefined());
  const url = (subject: number) => `/v3/flatcontainer/${subject}`;

  async function read(subject: number): Promise<number> {
    const key = { url: url(subject), asset: false };
    const kept = cache.find(key.url, Date.now());
    const { outcome } = kept ? { outcome: { shared: kept } } : await answers.wait(key, vouched);
    if (!('shared' in outcome) || !('document' in outcome.shared))
      throw new Error('The answer was not shared.');
    return Number(outcome.shared.document.identity.body.toString());
  }

  return {
    read,
    kept: (subject: number) => cache.find(url(subject), Date.now()) !== undefined,
    write(subject: number) {
      truths[subject] = (truths[subject] ?? 0) + 1;
      cache.purge([`package:${subject}`]);
    },
    async expectFresh(subject: number) {
      const before = truths[subject];
      expect(await read(subject)).toBeGreaterThanOrEqual(before ?? 0);
    },
  };
}

/** Stops an application after it has read the truth, until it is released. */
function heldBeforeSending() {
  let reach = () => {};
  let release = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const pause = async (label: string) => {
    if (label !== 'sending') return;
    reach();
    await released;
  };
  return { pause, reached, release: () => release() };
}
