import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startGallery } from './gallery-process';
import type { Loader } from './load';
import { readProfile, topSelfTimes } from './profile';
import type { Section } from './report';
import type { Closers } from './closers';

const lines = 14;
const samplingUs = 500;

type ProfiledRead = { what: string; url: string };

/** What a hit costs: the gallery is started once more with Node's own profiler, which slows it, and loaded. */
export async function profileHits(
  folder: string,
  reads: readonly ProfiledRead[],
  loader: Loader,
  seconds: number,
  closers: Closers,
): Promise<Section[]> {
  const profiles = join(folder, 'profiles');
  await mkdir(profiles);
  const gallery = await startGallery([
    '--cpu-prof',
    `--cpu-prof-dir=${profiles}`,
    `--cpu-prof-interval=${samplingUs}`,
  ]);
  closers.add(gallery.stop);

  const loaded = [];
  for (const read of reads) {
    await loader.run(read.url, 1);
    const fromUs = nowUs();
    const { perSecond } = await loader.run(read.url, seconds);
    loaded.push({ ...read, perSecond, fromUs, toUs: nowUs() });
  }
  await gallery.stop();

  const profile = await readProfile(profiles);
  return loaded.map(({ what, perSecond, fromUs, toUs }) => {
    const { busyUs, top } = topSelfTimes(profile, fromUs, toUs, lines);
    const costUs = busyUs / (perSecond * seconds);
    return {
      title: `What a hit costs: ${what}`,
      notes: [
        `${costUs.toFixed(1)} µs of the server's thread under the profiler, by the functions' own time; (program) is the system's.`,
      ],
      rows: top.map(({ name, place, share }) => ({ 'share %': share * 100, function: name, place })),
    };
  });
}

/** On the clock of the profiler, which is the same for all processes. */
const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);
