import { z } from 'zod';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { say } from '../boot/say';
import { runClosedLoop } from './closed-loop';
import { measureHotReads } from './hot-reads';
import { chooseLoader } from './load';
import { watchMachine } from './machine';
import type { Plan } from './plan';
import type { Section } from './report';
import { ask, askJson, askWell } from './request';
import { findMiddle, findResources, type Resources } from './resources';
import { rowOf } from './work';

const SearchAnswer = z.object({ data: z.array(z.object({ id: z.string(), version: z.string() })) });

const wantedNupkgBytes = 20_000;
const hitsLookedAt = 20;
const searchersAtOnce = 8;
const longestSearchingMs = 20_000;

/** Measures the reads of any NuGet server, found from its service index alone. */
export async function measureOtherGallery(serviceIndex: string, plan: Plan): Promise<Section[]> {
  const resources = await findResources(serviceIndex);
  const { data: hits } = SearchAnswer.parse(await askJson(resources.search('', hitsLookedAt)));
  const reads = await listReads(resources, hits);
  const queries = queriesOf(hits.map(({ id }) => id)).slice(0, plan.searches);
  const loader = chooseLoader(plan.connections);

  say(`This loads, from ${plan.connections} connections for ${plan.rounds * plan.seconds + 1} s each:`);
  for (const { url } of reads) say(`  ${url}`);
  say(
    `and searches ${queries.length} times from ${searchersAtOnce}, for at most ${longestSearchingMs / 1000} s.`,
  );

  const machine = await watchMachine();
  const probes = [await machine.probe('before')];
  const hot = await measureHotReads(reads, loader, plan, undefined);
  const searching = await runClosedLoop(
    { clients: searchersAtOnce, count: queries.length, atMostMs: longestSearchingMs },
    (number) => askWell(resources.search(queries[number] ?? '')),
  );
  probes.push(await machine.probe('after'));
  return [
    {
      title: `Reads of ${serviceIndex}`,
      notes: [
        `${plan.connections} connections from one thread of ${loader.name}, rounds of ${plan.seconds} s, medians of ${plan.rounds}.`,
      ],
      rows: hot,
    },
    {
      title: 'Search',
      notes: ['No query is sent twice.'],
      rows: [rowOf('search', searchersAtOnce, searching)],
    },
    { title: 'The machine that loads', notes: [], rows: probes },
  ];
}

type Hit = { id: string; version: string };

async function listReads(resources: Resources, hits: readonly Hit[]) {
  const { id, nupkg } = await chooseHit(resources, hits);
  const { page } = await findMiddle(resources.registrationIndex(id));
  const reads = [
    { what: 'service index', url: resources.serviceIndex },
    { what: `version list of ${id}`, url: resources.versionList(id) },
    { what: 'registration index', url: resources.registrationIndex(id) },
    ...(page === undefined ? [] : [{ what: 'registration page', url: page }]),
    { what: 'nupkg', url: nupkg },
  ];
  return Promise.all(reads.map(async (read) => ({ ...read, bytes: (await askWell(read.url)).body.length })));
}

/** The hit whose package weighs nearest to what the bench of our own gallery loads. */
async function chooseHit(resources: Resources, hits: readonly Hit[]): Promise<{ id: string; nupkg: string }> {
  const weighed = await Promise.all(
    hits.map(async ({ id, version }) => {
      const parsed = parseVersion(version);
      const nupkg = resources.nupkg(id, parsed === undefined ? version.toLowerCase() : lowerVersion(parsed));
      const { status, headers } = await ask(nupkg, { method: 'HEAD' });
      const bytes = status === 200 ? Number(headers['content-length'] ?? NaN) : NaN;
      const distance = Math.abs(bytes - wantedNupkgBytes);
      return { id, nupkg, distance: Number.isNaN(distance) ? Infinity : distance };
    }),
  );
  const [nearest] = weighed.toSorted((one, other) => one.distance - other.distance);
  if (nearest === undefined) throw new Error('Its search finds no package, so there is nothing to measure.');
  return nearest;
}

/** Pairs of the words that the IDs are made of, each pair once. */
function queriesOf(ids: readonly string[]): string[] {
  const words = [...new Set(ids.flatMap((id) => id.split(/[._-]/)))];
  return words.flatMap((one) => words.map((other) => (one === other ? one : `${one} ${other}`)));
}
