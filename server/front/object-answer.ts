import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ByteRange } from '@/lib/storage/storage';
import type { AnswerHead } from './application-response';
import { readNotes } from './answer-notes';
import { rangeHolds } from './conditional';
import { type Leaving, leavingHeaders } from './leaving-headers';
import { wantedBytes } from './range';
import { requestIdPlace } from './request-id';

/** An answer whose body is an object of the storage. */
export type ObjectAnswer = {
  objectName: string;
  etag: string;
  /** As a flat list, without what depends on the part that is sent. */
  headers: readonly string[];
  /** The package version that a download counts for. */
  versionKey: number | undefined;
  /** The headers of the whole object, made at its first sending. */
  whole?: string[];
};

export type ObjectPlan = {
  status: 200 | 206 | 416;
  /** As a flat list that ends with the place for the request id. */
  headers: string[];
  /** The bytes to send; undefined for none. */
  part: ByteRange | undefined;
};

/** Turns an answer with `Lode-Send` into one that is ready to be sent; undefined when it has none. */
export function objectAnswer(head: AnswerHead, leaving: Leaving): ObjectAnswer | undefined {
  const { objectName, versionKey } = readNotes(head.headers);
  if (objectName === undefined || head.status !== 200) return undefined;

  const { 'content-length': _length, etag: _etag, ...headers } = head.headers;
  // An object that has a name never changes, so its name stands for its bytes.
  const etag = `"${createHash('sha256').update(objectName).digest('base64url')}"`;
  return {
    objectName,
    etag,
    versionKey,
    headers: [...leavingHeaders({ ...head, headers }, leaving), 'ETag', etag, 'Accept-Ranges', 'bytes'],
  };
}

/** Decides what to send of an object to a request for it, by RFC 9110 section 14. */
export function planObject(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  answer: ObjectAnswer,
  sizeBytes: number,
): ObjectPlan {
  const ranged = method === 'GET' && rangeHolds(headers['if-range'], answer.etag);
  const wanted = ranged ? wantedBytes(headers.range, sizeBytes) : 'whole';

  if (wanted === 'unsatisfiable') {
    return {
      status: 416,
      part: undefined,
      headers: [
        ...answer.headers,
        'Content-Range',
        `bytes */${sizeBytes}`,
        'Content-Length',
        '0',
        ...requestIdPlace,
      ],
    };
  }
  const whole = { first: 0, last: sizeBytes - 1 };
  if (wanted === 'whole') {
    return {
      status: 200,
      part: method === 'HEAD' || sizeBytes === 0 ? undefined : whole,
      headers: (answer.whole ??= [...answer.headers, 'Content-Length', String(sizeBytes), ...requestIdPlace]),
    };
  }
  return {
    status: 206,
    part: wanted,
    headers: [
      ...answer.headers,
      'Content-Range',
      `bytes ${wanted.first}-${wanted.last}/${sizeBytes}`,
      'Content-Length',
      String(wanted.last - wanted.first + 1),
      ...requestIdPlace,
    ],
  };
}
