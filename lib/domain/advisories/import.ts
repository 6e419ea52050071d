import { db } from '@/lib/db/client';
import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, mayAdminister } from '../actor';
import { record } from '../audit';
import { administratorsOnly } from '../errors';
import { type Advisory, UnreadableAdvisory } from './advisory';
import { type AdvisoryDocument, openDocuments } from './documents';
import { settleGeneration } from './generation';
import { operatorSource } from './own';
import { readAdvisories } from './read';
import { changeAdvisories } from './write';

export type AdvisoryImport = {
  added: number;
  changed: number;
  /** Withdrawn, or no longer about a NuGet package. */
  removed: number;
  /** Known as they are, or later ones; or written by the operator. */
  unchanged: number;
  /** Of other ecosystems, or withdrawn before they were known. */
  passedOver: number;
  /** Versions of this gallery of which something else is told now. */
  versions: number;
  failed: { name: string; reason: string }[];
};

export type ImportProgress = (done: number, total: number) => void;

const batchSize = 200;

/**
 * Imports the advisories about NuGet packages of a file, a folder, a zip file or an address, in OSV's format or
 * GitHub's. Each batch is a transaction: run again after it was stopped, it passes over what is known already.
 * Throws `sourceUnreadable`; a document that cannot be read is named in what it gives.
 */
export async function importAdvisories(
  actor: Actor,
  source: string,
  onProgress: ImportProgress = () => undefined,
): Promise<AdvisoryImport> {
  if (!mayAdminister(actor)) throw administratorsOnly();
  const documents = await openDocuments(source);
  const report: AdvisoryImport = {
    ...{ added: 0, changed: 0, removed: 0, unchanged: 0, passedOver: 0, versions: 0 },
    failed: [],
  };
  try {
    let batch = new Map<string, Advisory>();
    for (const [index, document] of documents.all.entries()) {
      for (const advisory of await readDocument(document, report)) {
        const known = batch.get(advisory.identifier);
        if (known === undefined || known.modifiedAt < advisory.modifiedAt) {
          batch.set(advisory.identifier, advisory);
        }
        if (batch.size < batchSize) continue;
        await importBatch(actor, source, batch, report);
        batch = new Map();
      }
      onProgress(index + 1, documents.all.length);
    }
    await importBatch(actor, source, batch, report);
  } finally {
    await documents.close();
  }
  await settleGeneration({ rewritten: report.changed + report.removed > 0 });
  return report;
}

async function readDocument(document: AdvisoryDocument, { failed }: AdvisoryImport): Promise<Advisory[]> {
  const fail = (reason: string) => failed.push({ name: document.name, reason: `${reason}.` });
  try {
    const advisories: Advisory[] = [];
    for (const advisory of readAdvisories(await document.read())) {
      if (advisory instanceof UnreadableAdvisory) fail(advisory.message);
      else advisories.push(advisory);
    }
    return advisories;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return [];
  }
}

type Batch = ReadonlyMap<string, Advisory>;

async function importBatch(
  actor: Actor,
  source: string,
  batch: Batch,
  report: AdvisoryImport,
): Promise<void> {
  // Looked up before as well, for mostly there is nothing to write.
  const seen = await compare(db(), batch);
  if (seen.write.length + seen.remove.length === 0) {
    report.unchanged += seen.unchanged;
    report.passedOver += seen.passedOver;
    return;
  }
  const { found, versions } = await transaction(async (tx) => {
    const found = await compare(tx, batch);
    const versions = await changeAdvisories(tx, { source, ...found });
    await record(tx, actor, 'advisory.import', {
      subject: source,
      details: {
        added: found.added,
        changed: found.write.length - found.added,
        removed: found.remove.length,
      },
    });
    return { found, versions };
  });
  report.added += found.added;
  report.changed += found.write.length - found.added;
  report.removed += found.remove.length;
  report.unchanged += found.unchanged;
  report.passedOver += found.passedOver;
  report.versions += versions;
}

/** What of a batch is news. */
async function compare(reader: Pick<Transaction, 'advisory'>, batch: Batch) {
  const rows = await reader.advisory.findMany({
    where: { identifier: { in: [...batch.keys()] } },
    select: { identifier: true, modifiedAt: true, source: true },
  });
  const known = new Map(rows.map((row) => [row.identifier, row]));
  const news = { write: [] as Advisory[], remove: [] as string[], added: 0, unchanged: 0, passedOver: 0 };
  for (const advisory of batch.values()) {
    const before = known.get(advisory.identifier);
    if (before === undefined) {
      if (advisory.ranges.length === 0) news.passedOver++;
      else {
        news.write.push(advisory);
        news.added++;
      }
    } else if (!isNews(advisory, before)) news.unchanged++;
    else if (advisory.ranges.length === 0) news.remove.push(advisory.identifier);
    else news.write.push(advisory);
  }
  return news;
}

/** A later word counts; of two at one time, the one that takes the advisory back. */
function isNews({ modifiedAt, ranges }: Advisory, before: { modifiedAt: Date; source: string }): boolean {
  if (before.source === operatorSource) return false;
  return ranges.length === 0 ? modifiedAt >= before.modifiedAt : modifiedAt > before.modifiedAt;
}
