import { lockName, type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, requireAdministrator } from '../actor';
import { record } from '../audit';
import { advisoryImported, advisoryNotFound } from '../errors';
import { type AffectedRange, distinctRanges } from './advisory';
import { settleGeneration } from './generation';
import { advisoriesLock, changeAdvisories } from './write';

/** Of advisories that the operator wrote, in place of what they were imported from. */
export const operatorSource = 'operator';

export type OwnAdvisory = {
  identifier: string;
  url: string;
  severity: number;
  summary: string;
  ranges: AffectedRange[];
};

/** Warns of versions in the operator's own words; said again under the same name, in the new ones. */
export async function addAdvisory(actor: Actor, own: OwnAdvisory): Promise<{ versions: number }> {
  requireAdministrator(actor);
  const now = new Date();
  const { identifier, ranges } = own;
  const { versions, rewritten } = await transaction(async (tx) => {
    const before = await findOwn(tx, identifier);
    const publishedAt = before?.publishedAt ?? now;
    const advisory = { ...own, ranges: distinctRanges(ranges), publishedAt, modifiedAt: now };
    const versions = await changeAdvisories(tx, { source: operatorSource, write: [advisory], remove: [] });
    await record(tx, actor, 'advisory.add', {
      subject: identifier,
      details: { severity: own.severity, ranges: ranges.map(({ lowerId, range }) => `${lowerId} ${range}`) },
    });
    return { versions, rewritten: before !== undefined };
  });
  await settleGeneration({ rewritten });
  return { versions };
}

/** Takes back an advisory of the operator's own. Throws `advisoryNotFound`. */
export async function removeAdvisory(actor: Actor, identifier: string): Promise<{ versions: number }> {
  requireAdministrator(actor);
  const versions = await transaction(async (tx) => {
    if ((await findOwn(tx, identifier)) === undefined) throw advisoryNotFound(identifier);
    const versions = await changeAdvisories(tx, { source: operatorSource, write: [], remove: [identifier] });
    await record(tx, actor, 'advisory.remove', { subject: identifier });
    return versions;
  });
  await settleGeneration({ rewritten: true });
  return { versions };
}

async function findOwn(tx: Transaction, identifier: string) {
  await lockName(tx, advisoriesLock);
  const found = await tx.advisory.findUnique({
    where: { identifier },
    select: { source: true, publishedAt: true },
  });
  if (found === null) return undefined;
  if (found.source !== operatorSource) throw advisoryImported(identifier, found.source);
  return found;
}
