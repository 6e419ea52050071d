import { z } from 'zod';
import { type Advisory, UnreadableAdvisory } from './advisory';
import { readGitHub } from './github';
import { readOsv } from './osv';

export type ReadAdvisory = Advisory | UnreadableAdvisory;

/** What the text of a document says: one advisory, or a list of them, each in either format. */
export function readAdvisories(text: string): ReadAdvisory[] {
  const document = parseJson(text);
  if (document instanceof UnreadableAdvisory) return [document];
  return Array.isArray(document) ? document.map(readOne) : [readOne(document)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return new UnreadableAdvisory('it is not JSON');
  }
}

const OfGitHub = z.object({ ghsa_id: z.string() });
const Named = z.object({ id: z.string() });

function readOne(document: unknown): ReadAdvisory {
  try {
    return OfGitHub.safeParse(document).success ? readGitHub(document) : readOsv(document);
  } catch (error) {
    if (!(error instanceof UnreadableAdvisory)) throw error;
    const named = Named.safeParse(document);
    return named.success ? new UnreadableAdvisory(`${named.data.id}: ${error.message}`) : error;
  }
}
