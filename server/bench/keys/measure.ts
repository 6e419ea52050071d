import pg from 'pg';
import { databaseUrl } from '@/lib/db/address';
import { say } from '../../boot/say';
import { withGallery } from '../../cli/gallery';
import { runClosedLoop } from '../closed-loop';
import type { Closers } from '../closers';
import { watchMachine } from '../machine';
import { countScans, scansBetween } from '../organization/scans';
import type { Section } from '../report';
import type { Row } from '../table';
import { type Check, listChecks } from './checks';
import { makeRows } from './made-rows';
import type { Sizes } from './sizes';
import { countStatements } from './statements';

const rounds = 500;
const warmUps = 50;

/**
 * Times what is asked at every push, one at a time and in this process, among many keys, prefixes and packages: on the
 * settings of this process, of which `DATA_DIR` is in a folder that is thrown away.
 */
export function measureKeys(sizes: Sizes, closers: Closers): Promise<Section[]> {
  return withGallery(async () => {
    const client = new pg.Client({ connectionString: databaseUrl() });
    // When a check fails the database ends first: what failed is told, and not that.
    client.on('error', () => undefined);
    await client.connect();
    closers.add(() => client.end());
    const words = inWords(sizes);
    say(`Making ${words} …`);
    await makeRows(client, sizes);
    const checks = await listChecks();

    const machine = await watchMachine(databaseUrl());
    closers.add(machine.close);
    const probes = [await machine.probe('before')];
    const before = await countScans(client);
    say('Checking keys, prefixes and near-names …');
    const rows: Row[] = [];
    for (const check of checks) rows.push(await timeCheck(check));
    const scans = scansBetween(before, await countScans(client));
    probes.push(await machine.probe('after'));
    await machine.close();
    await client.end();
    return [
      {
        title: `Checks of a push, among ${words}`,
        notes: [
          `One at a time, ${rounds} each after ${warmUps} that are not counted, with the way to the database.`,
        ],
        rows,
      },
      { title: 'Big tables that were read from end to end meanwhile', notes: [], rows: scans },
      {
        title: 'The machine at these checks',
        notes: ['Figures of a machine that was busy are no figures.'],
        rows: probes,
      },
    ];
  });
}

const inWords = ({ apiKeys, prefixes, packages }: Sizes) =>
  `${apiKeys.toLocaleString('en')} API keys, ${prefixes.toLocaleString('en')} prefixes and ${packages.toLocaleString('en')} package IDs`;

async function timeCheck({ what, targetMs, ask }: Check): Promise<Row> {
  const statements = await countStatements(() => ask(0));
  await runClosedLoop({ clients: 1, count: warmUps }, ask);
  const { p50Ms, p95Ms, p99Ms } = await runClosedLoop({ clients: 1, count: rounds }, (number) =>
    ask(warmUps + number),
  );
  return {
    check: what,
    statements,
    'p50 ms': p50Ms,
    'p95 ms': p95Ms,
    'p99 ms': p99Ms,
    'target p50 ms': targetMs ?? 'none',
    reached: targetMs === undefined || p50Ms < targetMs,
  };
}
