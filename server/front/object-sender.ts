import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { log } from '@/lib/log/log';
import type { Storage } from '@/lib/storage/storage';
import { noneMatches, notModifiedHeaders } from './conditional';
import type { Exchange } from './exchange';
import { createHotObjects } from './hot-objects';
import { type ObjectAnswer, type ObjectPlan, planObject } from './object-answer';
import type { Refusal } from './refuse';
import { withRequestId } from './request-id';

type Sending = {
  storage: Storage;
  /** Bytes of memory for objects that are often asked for. */
  hotBytes: number;
  /** Called when a client received a whole object, or a part of it that begins with the first byte. */
  onDownloaded(versionKey: number, userAgent: string | undefined): void;
  refuse(exchange: Exchange, refusal: Refusal): void;
};

/** Sends objects of the storage: whole or a single range, out of memory when small. */
export function createObjectSender({ storage, hotBytes, onDownloaded, refuse }: Sending) {
  const hot = createHotObjects(storage, hotBytes);

  function send(exchange: Exchange, answer: ObjectAnswer): void {
    const { request, response, requestId } = exchange;
    if (noneMatches(request.headers['if-none-match'], answer.etag)) {
      response.writeHead(304, [...notModifiedHeaders(answer.headers), 'X-Request-Id', requestId]).end();
      return;
    }
    const bytes = hot.recall(answer.objectName);
    if (bytes) {
      sendBytes(exchange, answer, bytes);
      return;
    }
    sendStored(exchange, answer).catch((error: unknown) => {
      log.error('An object could not be read from the storage.', {
        object: answer.objectName,
        requestId,
        error: String(error),
      });
      refuse(exchange, { status: 500, sentence: `The storage failed. The request id is ${requestId}.` });
    });
  }

  async function sendStored(exchange: Exchange, answer: ObjectAnswer): Promise<void> {
    const bytes = await hot.read(answer.objectName);
    if (bytes) return sendBytes(exchange, answer, bytes);

    const sizeBytes = await hot.sizeOf(answer.objectName);
    if (sizeBytes !== undefined)
      return sendStream(exchange, answer, planObject(exchange.request, answer, sizeBytes));

    const { requestId } = exchange;
    log.error('An object is missing in the storage.', { object: answer.objectName, requestId });
    refuse(exchange, { status: 404, sentence: `These bytes are missing. The request id is ${requestId}.` });
  }

  function sendBytes(exchange: Exchange, answer: ObjectAnswer, bytes: Buffer): void {
    const { status, headers, part } = planObject(exchange.request, answer, bytes.length);
    noteDownload(exchange, answer, part?.first);
    exchange.response.writeHead(status, withRequestId(headers, exchange.requestId));
    if (!part) exchange.response.end();
    else exchange.response.end(status === 200 ? bytes : bytes.subarray(part.first, part.last + 1));
  }

  async function sendStream(exchange: Exchange, answer: ObjectAnswer, plan: ObjectPlan): Promise<void> {
    const { response, requestId } = exchange;
    if (!plan.part) {
      response.writeHead(plan.status, withRequestId(plan.headers, requestId)).end();
      return;
    }
    const stream = storage.read(answer.objectName, plan.part);
    // Nothing is promised to the client before the storage has shown that it delivers.
    await once(stream, 'readable');
    stream.on('error', (error) => {
      // A client that goes away ends the reading as well, which is nobody's fault.
      if (response.destroyed) return;
      log.error('An object broke off.', { object: answer.objectName, requestId, error: String(error) });
    });
    noteDownload(exchange, answer, plan.part.first);
    response.writeHead(plan.status, withRequestId(plan.headers, requestId));
    await pipeline(stream, response).catch(() => response.destroy());
  }

  function noteDownload(
    { request, response }: Exchange,
    { versionKey }: ObjectAnswer,
    first: number | undefined,
  ) {
    if (versionKey === undefined || first !== 0) return;
    const { socket } = request;
    // Before the server's own listener, which may let go of the connection.
    response.prependOnceListener('finish', () => {
      if (!socket.destroyed) onDownloaded(versionKey, request.headers['user-agent']);
    });
  }

  return { send, stats: hot.stats };
}
