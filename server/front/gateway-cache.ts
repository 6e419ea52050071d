import { everything } from '@/lib/db/purge';
import { readNotes } from './answer-notes';
import { createAnswerStore, type Kept } from './answer-store';
import type { CacheKey } from './cache-key';
import type { CapturedAnswer } from './capture';
import type { Leaving } from './leaving-headers';
import { type ObjectAnswer, objectAnswer } from './object-answer';
import { type PreparedDocument, prepareDocument } from './prepared-document';
import { createPurgeLog } from './purge-log';
import { keepMilliseconds } from './storability';

/** An answer that is the same for everybody: a document, or the name of the object that is its body. */
export type SharedAnswer = Kept & ({ document: PreparedDocument } | { object: ObjectAnswer });

/** When an answer was begun: by the clock, and counted in purges. */
export type Begun = { at: number; epoch: number };

const missingShareOfBytes = 1 / 16;
const missingMilliseconds = 10_000;
const objectAnswerBytes = 1_500;

type Site = {
  /** The gallery's public address is https. */
  secure: boolean;
  /** Whether what is at a path is for readers alone. */
  isClosed(path: string): boolean;
};

export type GatewayCache = ReturnType<typeof createGatewayCache>;

/**
 * What the front keeps of the application's answers, as RFC 9111 allows. What does not exist has a small store of its
 * own, so that asking for many foreign IDs pushes nothing else out.
 */
export function createGatewayCache(maxBytes: number, { secure, isClosed }: Site) {
  const answers = createAnswerStore<SharedAnswer>(maxBytes);
  const missing = createAnswerStore<SharedAnswer>(Math.ceil(maxBytes * missingShareOfBytes));
  const purges = createPurgeLog();

  function purge(tags: readonly string[]) {
    purges.note(tags);
    answers.purge(tags);
    missing.purge(tags);
  }

  return {
    find: (key: string, now: number): SharedAnswer | undefined =>
      answers.get(key, now) ?? missing.get(key, now),

    /** Counts purges: an answer that was begun at another epoch may be older than the latest of them. */
    epoch: purges.epoch,

    /**
     * Makes an answer ready for everybody who asked before the next purge, and keeps it unless one of its tags was
     * purged since it was begun. Undefined when the answer is for one request alone.
     */
    async share(key: CacheKey, answer: CapturedAnswer, begun: Begun): Promise<SharedAnswer | undefined> {
      const milliseconds = keepMilliseconds(key.url, answer);
      if (milliseconds === 0) return undefined;

      const { tags } = readNotes(answer.headers);
      const isMissing = answer.status === 404;
      const freshUntil = begun.at + (isMissing ? Math.min(milliseconds, missingMilliseconds) : milliseconds);
      const shared = { tags, freshUntil, ...(await prepare(key, answer)) };
      if (!purges.purgedSince(begun.epoch, tags)) (isMissing ? missing : answers).put(key.url, shared);
      return shared;
    },

    purge,

    clear: () => purge([everything]),

    stats: () => ({ answers: answers.stats(), missing: missing.stats() }),
  };

  async function prepare({ url, asset }: CacheKey, answer: CapturedAnswer) {
    const closed = isClosed(url.split('?', 1)[0] ?? '');
    const leaving: Leaving = { personal: false, closed, pagePolicy: undefined, secure };
    const object = objectAnswer(answer, leaving);
    if (object) return { object, sizeBytes: objectAnswerBytes };
    // NuGet clients never read `br`; browsers, which load the assets, all do.
    const document = await prepareDocument(answer, answer.body, leaving, asset ? ['gzip', 'br'] : ['gzip']);
    return { document, sizeBytes: document.sizeBytes };
  }
}
