import { resolve } from 'node:path';
import pg from 'pg';
import { env } from '@/lib/config/env';
import { readConnection } from '../../boot/connection';
import { say } from '../../boot/say';
import { runClosedLoop } from '../closed-loop';
import type { Closers } from '../closers';
import { type GalleryProcess, startGallery } from '../gallery-process';
import { watchMachine } from '../machine';
import type { Section } from '../report';
import { ask } from '../request';
import type { Row } from '../table';
import { makeOrganizationPackages } from './made-packages';
import { makePeople } from './made-people';
import { makeRecords } from './made-records';
import { measuredPages } from './pages';
import { countScans, scansBetween } from './scans';
import { signInFor } from './sign-in';
import { names, sizes } from './sizes';

const targetMs = 150;
const reads = 60;

/**
 * Times the pages of a large organization in a gallery of others, past every cache: on the settings of this process, of
 * which `DATA_DIR` is in a folder that is thrown away.
 */
export async function measureOrganization(records: number, closers: Closers): Promise<Section[]> {
  say('Starting a gallery and making its data …');
  const gallery = await startGallery();
  closers.add(gallery.stop);
  const connection = await readConnection(resolve(env().DATA_DIR));
  if (connection === undefined) throw new Error('The gallery has no database of its own.');
  const client = new pg.Client({ connectionString: connection.databaseUrl });
  await client.connect();
  closers.add(() => client.end());
  await fill(client, records);

  const cookie = await signInFor(names.administrator);
  const machine = await watchMachine(connection.databaseUrl);
  closers.add(machine.close);
  const probes = [await machine.probe('before')];
  const present = await findPresent(gallery, cookie);
  const before = await countScans(client);
  say('Reading pages …');
  const rows: Row[] = [];
  for (const page of present) rows.push(await timePage(gallery, cookie, page));
  const scans = scansBetween(before, await countScans(client));
  probes.push(await machine.probe('after'));
  return [
    {
      title: `Pages of an organization with ${sizes.members.toLocaleString('en')} members, ${sizes.packages.toLocaleString('en')} packages and ${records.toLocaleString('en')} records`,
      notes: [
        `Over HTTP, one client, ${reads} reads each after one that is not counted, the whole page.`,
        `Beside ${sizes.otherPeople.toLocaleString('en')} people in ${sizes.otherOrganizations.toLocaleString('en')} other organizations, ${sizes.otherPackages.toLocaleString('en')} packages and ${sizes.otherRecords.toLocaleString('en')} records of others.`,
      ],
      rows,
    },
    {
      title: 'Big tables that were read from end to end meanwhile',
      notes: ['With what the gallery does by itself, such as its jobs.'],
      rows: scans,
    },
    { title: 'The machine', notes: ['Figures of a machine that was busy are no figures.'], rows: probes },
  ];
}

async function fill(client: pg.Client, records: number): Promise<void> {
  await client.query('set synchronous_commit = off');
  const keys = await makePeople(client);
  await makeOrganizationPackages(keys.organizationKey);
  say(`Making ${records.toLocaleString('en')} records …`);
  await makeRecords(client, records, keys);
  // As autovacuum does within a minute or so.
  await client.query('vacuum analyze');
}

type Page = (typeof measuredPages)[number];

/** The pages that this gallery has. Asking once also loads their code. */
async function findPresent({ url }: GalleryProcess, cookie: string): Promise<Page[]> {
  const present: Page[] = [];
  for (const [what, path] of measuredPages) {
    const { status } = await ask(`${url}${path}`, { headers: headersOf(cookie) });
    if (status === 200) present.push([what, path]);
    else say(`${path} was answered ${status}, and is left out.`);
  }
  return present;
}

async function timePage({ url }: GalleryProcess, cookie: string, [what, path]: Page): Promise<Row> {
  const work = async () => {
    const { status } = await ask(`${url}${path}`, { headers: headersOf(cookie) });
    if (status !== 200) throw new Error(`${path} was answered ${status}.`);
  };
  await work();
  const { p50Ms, p95Ms, p99Ms } = await runClosedLoop({ clients: 1, count: reads }, work);
  return {
    page: what,
    'p50 ms': p50Ms,
    'p95 ms': p95Ms,
    'p99 ms': p99Ms,
    'target p95 ms': targetMs,
    reached: p95Ms < targetMs,
  };
}

const headersOf = (cookie: string) => ({ cookie, accept: 'text/html', 'user-agent': 'Mozilla/5.0' });
