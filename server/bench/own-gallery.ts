import { dirname, resolve } from 'node:path';
import { env } from '@/lib/config/env';
import { readConnection } from '../boot/connection';
import { say } from '../boot/say';
import type { Closers } from './closers';
import { measureColdReads } from './cold-reads';
import { startGallery } from './gallery-process';
import { profileHits } from './hit-profile';
import { measureKeysApart } from './keys/apart';
import { type HotRead, measureHotReads } from './hot-reads';
import { measureIdle, measureLargePush } from './limits';
import { chooseLoader } from './load';
import { type Machine, watchMachine } from './machine';
import { makeData, ordinaryPackages, packageIds } from './made-data';
import { startNginx } from './nginx';
import type { Plan } from './plan';
import type { Section } from './report';
import { askWell } from './request';
import { findMiddle, findResources, type Resources } from './resources';
import { measureWork } from './work';

/**
 * Measures a gallery of our own against what Lode is to reach: it is started, with made data, on the settings of this
 * process, of which `DATA_DIR` is in a folder that is thrown away.
 */
export async function measureOwnGallery(plan: Plan, closers: Closers): Promise<Section[]> {
  const { DATA_DIR } = env();
  const folder = dirname(resolve(DATA_DIR));
  const loader = chooseLoader(plan.connections);

  say('Starting a gallery and making its data …');
  const empty = await startGallery();
  closers.add(empty.stop);
  const apiKey = await makeData();
  await empty.stop();

  const gallery = await startGallery();
  closers.add(gallery.stop);
  const machine = await watchGalleryMachine(resolve(DATA_DIR));
  closers.add(machine.close);
  const limits = [
    { what: 'first 200 of an empty folder, s', measured: empty.readyMs / 1000 },
    ...(await measureIdle(gallery)),
  ];
  const probes = [await machine.probe('before')];
  say('Pushing 250 MB …');
  limits.push(await measureLargePush(gallery, apiKey, folder));

  const resources = await findResources(`${gallery.url}/v3/index.json`);
  const reads = await listHotReads(resources);
  const nginx = await startNginx(
    folder,
    reads.map(({ answer }) => answer),
  );
  if (nginx) closers.add(nginx.stop);
  const hot = await measureHotReads(reads, loader, plan, nginx);
  await nginx?.stop();
  probes.push(await machine.probe('after the hot reads'));

  say('Reading what the front cannot answer …');
  const cold = await measureColdReads(gallery.url, apiKey, resources, plan.coldReads);
  say('Searching, reading pages and pushing …');
  const work = await measureWork(gallery.url, apiKey, resources, plan);
  probes.push(await machine.probe('after'));
  await machine.close();
  await gallery.stop();

  say('Profiling hits …');
  const profiled = reads.filter(({ what }) => ['version list', 'nupkg of 20 kB'].includes(what));
  const profiles = await profileHits(folder, profiled, loader, plan.seconds, closers);
  const checks = await measureKeysApart(plan.keys, closers);
  return [
    {
      title: 'Hot reads, answered by the front',
      notes: [
        `${plan.connections} connections from one thread of ${loader.name}, rounds of ${plan.seconds} s, medians of ${plan.rounds}.`,
        nginx === undefined
          ? 'No nginx is on the path, so there is no ratio.'
          : 'The ratio is to nginx with one worker, same bytes and headers, loaded in turns with the gallery.',
      ],
      rows: hot,
    },
    {
      title: 'Cold reads, by the number of versions',
      notes: [
        'One at a time, each after a write to the package; every one goes through Next and PostgreSQL.',
        'The registration page of 5 versions is their index, which holds it.',
      ],
      rows: cold,
    },
    {
      title: 'Work that is never kept',
      notes: [
        `In a gallery of ${ordinaryPackages} packages; no query is searched twice, no package pushed twice.`,
      ],
      rows: work,
    },
    { title: 'Limits', notes: [], rows: limits },
    ...profiles,
    { title: 'The machine', notes: ['Figures of a machine that was busy are no figures.'], rows: probes },
    ...checks,
  ];
}

async function watchGalleryMachine(dataDir: string): Promise<Machine> {
  const connection = await readConnection(dataDir);
  return watchMachine(connection?.databaseUrl);
}

async function listHotReads(resources: Resources) {
  const { fewVersions, tenThousandVersions, small, large } = packageIds;
  const { page } = await findMiddle(resources.registrationIndex(tenThousandVersions));
  const reads: Omit<HotRead, 'bytes'>[] = [
    { what: 'service index', url: resources.serviceIndex, target: 0.25 },
    { what: 'version list', url: resources.versionList(fewVersions), target: 0.25 },
    { what: 'registration index', url: resources.registrationIndex(fewVersions), target: 0.25 },
    ...(page === undefined ? [] : [{ what: 'registration page', url: page, target: 0.25 }]),
    { what: 'nupkg of 20 kB', url: resources.nupkg(small, '1.0.0'), target: 0.3 },
    { what: 'nupkg of 2 MB', url: resources.nupkg(large, '1.0.0') },
  ];
  return Promise.all(
    reads.map(async (read) => {
      const answer = await askWell(read.url);
      return { ...read, bytes: answer.body.length, answer };
    }),
  );
}
