import type { IncomingMessage } from 'node:http';
import { type Credential, readCredentials } from '@/lib/http/credentials';
import type { Proof } from '@/lib/http/readers';
import { createFlights } from './flights';
import { refuseReader, type Unfit } from './gate-refusals';
import { createReaderMemory, nameOfCredential } from './reader-memory';
import { type ReadingRight, readingRight } from './reading-rights';
import type { Refusal } from './refuse';

/** What is known of a request that may be answered. */
export type Admitted = {
  /** Whether it is answered because it comes from a reader. */
  reader: boolean;
  /** Whether its address is for readers alone, so that nobody else may keep the answer. */
  closed: boolean;
};

export type Asker = Pick<IncomingMessage, 'method' | 'headers'> & {
  /** The path and query that are asked for. */
  target: string;
  clientAddress: string;
};

type Options = {
  /** Finds out what a credential proves. */
  prove(credential: Credential, asker: Asker): Promise<Proof>;
  /** Tells whether this process has heard of every purge until now: only then it relies on what it remembers. */
  purges: { isLive(): boolean };
};

export type Gate = ReturnType<typeof createGate>;

/** Whether an answer is for one who may not have it. */
export const isRefusal = (judged: Admitted | Refusal): judged is Refusal => 'status' in judged;

/** What looks at the key itself, and tells why it refuses it. */
const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Lets nobody into a gallery that is for its members but its readers, before anything of what they ask for is looked at:
 * what a stranger hears depends on the form of the address, and not on what is there.
 */
export function createGate({ prove, purges }: Options) {
  const memory = createReaderMemory();
  const proofs = createFlights<Proof>(memory.epoch);

  function judge(asker: Asker): Admitted | Refusal | Promise<Admitted | Refusal> {
    const right = readingRight(asker.method ?? '', asker.target.split('?', 1)[0] ?? '');
    if (right === 'everybody') return { reader: false, closed: false };

    const credentials = readCredentials(asker.headers);
    const [first] = credentials;
    if (first === undefined) return refuseReader(asker, right, [], false);
    if (right === 'keyHolders') {
      if (first.kind !== 'apiKey') return refuseReader(asker, right, [], false);
      return changes.has(asker.method ?? '') ? { reader: false, closed: true } : ask(asker, right, [first]);
    }
    if (
      purges.isLive() &&
      credentials.some((one) => memory.knows(nameOfCredential(one, asker.clientAddress)))
    )
      return { reader: true, closed: true };
    return ask(asker, right, credentials);
  }

  async function ask(asker: Asker, right: ReadingRight, credentials: Credential[]) {
    const found: Unfit[] = [];
    for (const credential of credentials) {
      const proof = await proofOf(credential, asker);
      if (proof.kind === 'reader') return { reader: true, closed: true };
      found.push(proof);
    }
    const suffices = right === 'signedIn' ? 'signedIn' : right === 'keyHolders' ? 'otherKey' : undefined;
    if (found.some(({ kind }) => kind === suffices)) return { reader: false, closed: true };
    return refuseReader(
      asker,
      right,
      found,
      credentials.some(({ kind }) => kind === 'session'),
    );
  }

  /** Many who ask with one credential at once wait for one look at it. */
  async function proofOf(credential: Credential, asker: Asker): Promise<Proof> {
    const name = nameOfCredential(credential, asker.clientAddress);
    const begunAt = memory.epoch();
    const { led, result } = proofs.join(name, () => prove(credential, asker));
    const proof = await result;
    if (led && proof.kind === 'reader') memory.keep(name, proof.until, begunAt);
    return proof;
  }

  return { judge, purge: memory.purge };
}
