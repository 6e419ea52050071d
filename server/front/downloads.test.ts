import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { effort, seed } from '@/lib/testing/effort';
import { createDownloads, type DownloadCount } from './downloads';

const xplat = { client: 'NuGet xplat', clientVersion: '7.9' };

test('downloads of the same version, day and client are counted together and written sorted by key', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-20T23:59:59Z') });
  onTestFinished(() => void vi.useRealTimers());
  const written: DownloadCount[][] = [];
  const downloads = createDownloads({ write: async (counts) => void written.push(counts) });

  downloads.count({ versionKey: 20, ...xplat });
  downloads.count({ versionKey: 3, ...xplat });
  downloads.count({ versionKey: 20, ...xplat });
  vi.setSystemTime(new Date('2026-11-21T00:00:00Z'));
  downloads.count({ versionKey: 20, ...xplat });
  downloads.count({ versionKey: 20, client: 'Paket', clientVersion: '12.0' });

  expect(await downloads.stop()).toBe(0);
  expect(written).toEqual([
    [
      { versionKey: 3, day: '2026-11-20', ...xplat, count: 1 },
      { versionKey: 20, day: '2026-11-20', ...xplat, count: 2 },
      { versionKey: 20, day: '2026-11-21', ...xplat, count: 1 },
      { versionKey: 20, day: '2026-11-21', client: 'Paket', clientVersion: '12.0', count: 1 },
    ],
  ]);
});

test('downloads are written every few seconds, and nothing is written when there were none', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const write = vi.fn(async () => {});
  const downloads = createDownloads({ write });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(write).not.toHaveBeenCalled();
  downloads.count({ versionKey: 1, ...xplat });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(write).toHaveBeenCalledTimes(1);
  await downloads.stop();
});

test('beyond fifty versions of one client, the rest are counted as other', async () => {
  const written: DownloadCount[] = [];
  const downloads = createDownloads({ write: async (counts) => void written.push(...counts) });

  for (let minor = 0; minor < 80; minor++) {
    downloads.count({ versionKey: 1, client: 'Paket', clientVersion: `1.${minor}` });
  }
  downloads.count({ versionKey: 1, client: 'Paket', clientVersion: '1.0' });
  downloads.count({ versionKey: 1, ...xplat });
  await downloads.stop();

  expect(written.filter(({ client }) => client === 'Paket')).toHaveLength(51);
  expect(written.find(({ clientVersion }) => clientVersion === 'other')?.count).toBe(30);
  expect(written.find(({ clientVersion }) => clientVersion === '1.0')?.count).toBe(2);
  expect(written.find(({ client }) => client === 'NuGet xplat')?.count).toBe(1);
});

test('the counts that a stop could not write are told', async () => {
  const downloads = createDownloads({ write: () => Promise.reject(new Error('No database.')) });

  downloads.count({ versionKey: 1, ...xplat });
  downloads.count({ versionKey: 2, ...xplat });

  expect(await downloads.stop()).toBe(2);
});

type Step = { count: number } | { flush: boolean };

test('whatever fails in whatever order, no download is lost and none is written twice', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ flush: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.scheduler(), async (steps, scheduler) => {
      const counted = new Map<number, number>();
      const written = new Map<number, number>();
      let succeeds = true;
      const downloads = createDownloads({
        async write(counts) {
          const outcome = succeeds;
          await scheduler.schedule(Promise.resolve());
          if (!outcome) throw new Error('The database is away.');
          for (const { versionKey, count } of counts) add(written, versionKey, count);
        },
      });

      for (const one of steps) {
        if ('count' in one) {
          downloads.count({ versionKey: one.count, ...xplat });
          add(counted, one.count, 1);
        } else {
          succeeds = one.flush;
          void downloads.flush();
          if (scheduler.count() > 0) await scheduler.waitNext(1);
        }
      }
      succeeds = true;
      const stopped = downloads.stop();
      await scheduler.waitFor(stopped);

      expect(await stopped).toBe(0);
      expect(written).toEqual(counted);
    }),
    { numRuns: effort(500), seed: seed() },
  );
});

const add = (sums: Map<number, number>, key: number, count: number) =>
  sums.set(key, (sums.get(key) ?? 0) + count);
