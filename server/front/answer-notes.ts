import type { OutgoingHttpHeaders } from 'node:http';
import { frontHeaders } from '@/lib/http/front-headers';

/** What a handler told the front about its answer. */
export type AnswerNotes = {
  /** The value of `Surrogate-Control`. */
  surrogateControl: string | undefined;
  tags: string[];
  /** The storage object whose bytes are the body. */
  objectName: string | undefined;
  /** The package version that a complete answer counts as a download of. */
  versionKey: number | undefined;
  /** HTML for a frame of our own pages. */
  framed: boolean;
  /** Sentences for the person at the client. */
  warnings: string[];
};

/** Reads what a handler wrote for the front alone. */
export function readNotes(headers: OutgoingHttpHeaders): AnswerNotes {
  const versionKey = text(headers[frontHeaders.download]) ?? '';
  return {
    surrogateControl: text(headers[frontHeaders.surrogateControl]),
    tags: (text(headers[frontHeaders.cacheTag]) ?? '').split(',').flatMap((tag) => tag.trim() || []),
    objectName: text(headers[frontHeaders.send]),
    versionKey: /^[0-9]+$/.test(versionKey) ? Number(versionKey) : undefined,
    framed: headers[frontHeaders.framed] !== undefined,
    warnings: parseWarnings(text(headers[frontHeaders.warnings]) ?? '[]'),
  };
}

function parseWarnings(json: string): string[] {
  const warnings: unknown = JSON.parse(json);
  return Array.isArray(warnings) ? warnings.map(String) : [];
}

/** Whether a header is for the front alone and must not leave. */
export const isInternal = (lowerName: string): boolean =>
  lowerName.startsWith('lode-') ||
  lowerName === frontHeaders.surrogateControl ||
  lowerName === frontHeaders.cacheTag;

const text = (value: OutgoingHttpHeaders[string]) => (value === undefined ? undefined : String(value));
