import { percentile } from './statistics';
import type { Row } from './table';
import { packageIds } from './made-data';
import { askWell } from './request';
import { findMiddle, type Resources } from './resources';

const sizes = [
  { versions: 5, id: packageIds.fewVersions },
  { versions: 1_000, id: packageIds.thousandVersions },
  { versions: 10_000, id: packageIds.tenThousandVersions },
];

const mostTimesSlower = 3;
const atMostMs = 45_000;

type ColdRead = { what: string; versions: number; url: string; samples: number[] };

/**
 * Asks, one request at a time, for what the front cannot answer. Before each round of reads a version of the package is
 * unlisted or listed again, which drops all that the front keeps of the package; pages are never kept.
 */
export async function measureColdReads(
  url: string,
  apiKey: string,
  resources: Resources,
  rounds: number,
): Promise<Row[]> {
  const packages = await Promise.all(
    sizes.map(async ({ versions, id }) => ({ id, reads: await listReads(url, resources, versions, id) })),
  );
  const begun = performance.now();
  for (let round = 0; round < rounds && performance.now() - begun < atMostMs; round++) {
    for (const { id, reads } of packages) {
      await askWell(`${url}/api/v2/package/${id}/1.0.0`, {
        method: round % 2 === 0 ? 'DELETE' : 'POST',
        headers: { 'X-NuGet-ApiKey': apiKey },
      });
      for (const read of reads) {
        const begun = performance.now();
        await askWell(read.url);
        read.samples.push(performance.now() - begun);
      }
    }
  }
  return packages
    .flatMap(({ reads }) => reads)
    .toSorted(byKind)
    .map(rowOf);
}

async function listReads(
  url: string,
  resources: Resources,
  versions: number,
  id: string,
): Promise<ColdRead[]> {
  const index = resources.registrationIndex(id);
  const { page, leaf } = await findMiddle(index);
  return [
    { what: 'version list', url: resources.versionList(id) },
    // The index of few versions holds their leaves itself.
    { what: 'registration page', url: page ?? index },
    { what: 'registration leaf', url: leaf },
    ...(page === undefined ? [] : [{ what: 'registration index', url: index }]),
    { what: 'web page', url: `${url}/packages/${id}` },
  ].map((read) => ({ ...read, versions, samples: [] }));
}

const kinds = ['version list', 'registration page', 'registration leaf', 'registration index', 'web page'];
const byKind = (one: ColdRead, other: ColdRead) => kinds.indexOf(one.what) - kinds.indexOf(other.what);

function rowOf({ what, versions, samples }: ColdRead, _: number, all: ColdRead[]): Row {
  const few = all.find((one) => one.what === what && one.versions === 5);
  const p95Ms = percentile(samples, 0.95);
  const row = {
    'cold read': what,
    versions,
    reads: samples.length,
    'p50 ms': percentile(samples, 0.5),
    'p95 ms': p95Ms,
  };
  if (few === undefined || versions === 5) return row;

  const times = p95Ms / percentile(few.samples, 0.95);
  const hasTarget = versions === 10_000 || what === 'version list';
  return {
    ...row,
    'times 5 versions': times,
    ...(hasTarget && { target: mostTimesSlower, reached: times <= mostTimesSlower }),
  };
}
