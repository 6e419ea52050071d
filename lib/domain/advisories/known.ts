import { db } from '@/lib/db/client';
import { nothingAt } from '../errors';
import { readGenerations } from './generation';

export type AdvisoryPart = 'base' | 'update';

/** A range of versions of a package that is not safe; the package need not be here. */
export type KnownVulnerability = { lowerId: string; range: string; url: string; severity: number };

export type VulnerabilityOverview = {
  generation: number;
  /** When each part last changed. */
  base: Date;
  update: Date;
};

export async function getVulnerabilityOverview(): Promise<VulnerabilityOverview> {
  const { current } = await readGenerations();
  const base = new Date(current);
  const { _max: latest } = await db().advisory.aggregate({
    where: { updatedAt: { gt: base } },
    _max: { updatedAt: true },
  });
  return { generation: current, base, update: latest.updatedAt ?? base };
}

/**
 * One part of all that is known, as a generation divides it: no address is ever in both. Throws `nothingAt` for a
 * generation that is over.
 */
export async function listVulnerabilities(
  generation: number,
  part: AdvisoryPart,
): Promise<KnownVulnerability[]> {
  const { current, previous } = await readGenerations();
  if (generation !== current && generation !== previous) throw nothingAt(`generation ${generation}`);
  // Two advisories may share an address: it belongs to the update as soon as one of them does.
  return db().$queryRaw<KnownVulnerability[]>`
    with learnt as (select distinct url from "Advisory" where "updatedAt" > ${new Date(generation)})
    select distinct range."lowerId", range.range, advisory.url, advisory.severity::int as severity
    from "Advisory" advisory
    join "AdvisoryRange" range on range."advisoryKey" = advisory.key
    where (advisory.url in (select url from learnt)) = ${part === 'update'}
    order by range."lowerId", advisory.url, range.range, severity`;
}
