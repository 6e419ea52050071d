import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { effort, seed } from '@/lib/testing/effort';
import type { NupkgOptions } from '@/lib/testing/nupkg';
import type { Gallery } from '../gallery';
import { expect, killNow, processesOf, test } from './fixtures';
import { aPublisher, type Publisher, publishTo } from '../publisher';
import { absent, complete, reader, readNupkg, viewVersion } from './views';

const moments = effort(20);

test('a server that is killed while it takes packages has each wholly or not at all, and takes the missing ones later', async ({
  start,
}) => {
  test.setTimeout(120_000 + moments * 60_000);
  let gallery = await start();
  const { key, push } = await aPublisher(gallery);
  await Promise.all(packagesOf('warm').map(push));
  const begun = performance.now();
  await Promise.all(packagesOf('measured').map(push));
  const wholeMs = performance.now() - begun;

  const percent = fc.noBias(fc.integer({ min: 0, max: 120 }));
  const shares = fc.sample(percent, { seed: seed(), numRuns: moments });
  const kept: string[] = [];
  for (const [round, share] of shares.entries()) {
    const packages = packagesOf(`round${round}`);
    const pushes = packages.map(publishOrFail(publishTo(gallery, key)));
    await kill(gallery, (wholeMs * share) / 100, round % 2 === 0 ? 'the server' : 'everything');
    const outcomes = await Promise.all(pushes);

    gallery = await start();
    const found = [];
    for (const [index, options] of packages.entries()) {
      found.push(await expectWholeOrAbsent(gallery, key, options, outcomes[index]));
    }
    kept.push(`${found.filter((whole) => whole).length} of ${packages.length} at ${share} %`);
  }
  test.info().annotations.push({ type: 'kept', description: kept.join(', ') });
});

/** Eight packages: versions of one ID, which queue, and others that do not wait for them. */
function packagesOf(word: string): NupkgOptions[] {
  const noise = () => ({ 'content/noise.bin': randomBytes(500_000) });
  return Array.from({ length: 8 }, (_, index) => ({
    id: index < 4 ? `Crash.${word}` : `Crash.${word}.Part${index}`,
    version: `1.${index}.0`,
    files: noise(),
  }));
}

type Outcome = { status: number | undefined };

/** A push whose connection breaks gives no status. */
const publishOrFail =
  (push: Publisher['push']) =>
  (options: NupkgOptions): Promise<Outcome> =>
    push(options).catch(() => ({ status: undefined }));

function kill(gallery: Gallery, delayMs: number, what: 'the server' | 'everything'): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      if (what === 'everything') processesOf(gallery.dataDir).forEach(killNow);
      gallery.kill().then(resolve, reject);
    }, delayMs);
  });
}

/** Whether a version was kept. One that was not can be pushed, and nothing that was promised is lost. */
async function expectWholeOrAbsent(
  gallery: Gallery,
  key: string,
  options: NupkgOptions,
  outcome: Outcome | undefined,
): Promise<boolean> {
  const { id, version } = options;
  const read = reader(gallery.url);
  const push = publishTo(gallery, key);
  const views = await viewVersion(read, id, version);
  expect([complete, absent]).toContainEqual(views);
  if (outcome?.status === 201) expect(views, `${id} ${version} was taken`).toEqual(complete);
  if (!views.list) expect(await readNupkg(read, id, version)).toBeUndefined();

  const again = await push(options);
  expect(again.status, again.sentence).toBe(views.list ? 409 : 201);
  expect(await viewVersion(read, id, version)).toEqual(complete);
  const served = Buffer.from((await readNupkg(read, id, version)) ?? []);
  expect(served.equals(again.bytes), `${id} ${version} is served as it was pushed`).toBe(true);
  return views.list;
}
