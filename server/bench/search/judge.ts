import { resolve } from 'node:path';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { withGallery } from '../../cli/gallery';
import { readConnection } from '../../boot/connection';
import { say } from '../../boot/say';
import type { Closers } from '../closers';
import { startGallery } from '../gallery-process';
import { watchMachine } from '../machine';
import type { Section } from '../report';
import { findResources } from '../resources';
import { knownPackages } from './known-packages';
import { measureLatency } from './latency';
import { makePackages } from './made-packages';
import { copyPackage } from './package-copies';
import { qualitySections, scoreResource } from './quality';
import { copyKnownPackages } from './seed-packages';

/**
 * Judges what search finds in a gallery of the known packages, then adds made ones up to so many and times it: on the
 * settings of this process, of which `DATA_DIR` is in a folder that is thrown away.
 */
export async function judgeSearch(packages: number, closers: Closers): Promise<Section[]> {
  const { DATA_DIR } = env();
  say('Starting a gallery and making its known packages …');
  const filling = await startGallery();
  closers.add(filling.stop);
  await fill(() => copyKnownPackages(() => undefined));
  const resources = await findResources(`${filling.url}/v3/index.json`);
  const alone = await scoreResource(resources);

  await fill(() => addMadePackages(packages - knownPackages.length));
  await filling.stop();
  const gallery = await startGallery();
  closers.add(gallery.stop);
  const connection = await readConnection(resolve(DATA_DIR));
  const machine = await watchMachine(connection?.databaseUrl);
  closers.add(machine.close);

  say('Searching …');
  const probes = [await machine.probe('before')];
  const latency = await measureLatency(resources, packages);
  probes.push(await machine.probe('after'));
  const amongMade = await scoreResource(resources);
  await machine.close();
  await gallery.stop();
  return [
    ...qualitySections(
      new Map([
        [`${knownPackages.length} known packages`, alone],
        [`${packages} packages, most of them made`, amongMade],
      ]),
    ),
    ...latency,
    { title: 'The machine', notes: ['Figures of a machine that was busy are no figures.'], rows: probes },
  ];
}

function fill(work: () => Promise<void>): Promise<void> {
  return withGallery(async () => {
    await work();
    // As autovacuum does within a minute or so.
    await db().$executeRaw`vacuum analyze`;
  });
}

async function addMadePackages(count: number): Promise<void> {
  const [first] = knownPackages;
  if (first === undefined || count <= 0) return;
  const owner = await db().account.findFirstOrThrow({ select: { key: true } });
  let told = 0;
  await copyPackage(first.id, makePackages(count, owner.key), (done, total) => {
    if (done - told < 20_000 && done < total) return;
    told = done;
    say(`Making packages … (${done} of ${total})`);
  });
}
