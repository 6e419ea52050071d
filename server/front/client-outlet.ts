import type { BrotliCompress, Gzip } from 'node:zlib';
import type { AnswerHead, Outlet } from './application-response';
import {
  acceptedEncodings,
  createEncoder,
  type Encoding,
  isCompressible,
  smallestCompressedBytes,
} from './encoding';
import type { Exchange } from './exchange';
import { type DrainLimits, finishAnswer } from './finish';
import { withFormWait } from './form-wait';
import { forbidsTransforming, isHtml, type Leaving, leavingHeaders } from './leaving-headers';
import { type ObjectAnswer, objectAnswer } from './object-answer';
import { isSending } from './request-body';
import { mayBeUnfinished } from './unfinished-page';

type Substitute = () => void;

export type Departure = {
  leaving: Leaving;
  limits: DrainLimits;
  sendObject(exchange: Exchange, answer: ObjectAnswer): void;
  /** How to answer in place of an application that left the words to us; undefined where its own answer leaves. */
  substitute(head: AnswerHead): Substitute | undefined;
  /** The same for a page whose whole body has come. */
  substitutePage(head: AnswerHead, html: Buffer): Substitute | undefined;
  /** The application failed before anything left. */
  fail(exchange: Exchange): void;
};

/**
 * Lets an answer of the application leave to one client as it comes: with the headers that the front has decided,
 * compressed where the client reads that, and with an object's bytes in place of the body where the handler names one.
 */
export function createClientOutlet(exchange: Exchange, departure: Departure, onDrain: () => void): Outlet {
  const { request, response } = exchange;
  let head: AnswerHead | undefined;
  let held: Buffer[] | undefined;
  let encoder: Gzip | BrotliCompress | undefined;
  let substitute: Substitute | undefined;

  response.on('drain', () => {
    // With an encoder between them, only its own room counts.
    if (!encoder) onDrain();
  });
  response.on('close', () => encoder?.destroy());

  return {
    head(answered) {
      const given = withFormWait(answered, exchange.requestId);
      head = given;
      const object = objectAnswer(given, departure.leaving);
      substitute = object ? () => departure.sendObject(exchange, object) : departure.substitute(given);
      if (substitute) return;
      // An early answer waits until it is whole, so that its length tells the client where it ends.
      if (isSending(exchange) || (request.method !== 'HEAD' && mayBeUnfinished(given))) held = [];
      else begin(given, chooseEncoding(exchange, given));
    },

    write(chunk) {
      if (substitute || response.destroyed || (!held && request.method === 'HEAD')) return true;
      if (!held) return (encoder ?? response).write(chunk);
      held.push(chunk);
      return true;
    },

    end() {
      if (substitute) substitute();
      else if (held && head) endHeld(head, Buffer.concat(held));
      else if (encoder) encoder.end();
      else finishAnswer(exchange, departure.limits);
    },

    breakOff() {
      if (response.headersSent) response.destroy();
      else departure.fail(exchange);
    },
  };

  function begin(given: AnswerHead, encoding: Encoding) {
    response.writeHead(given.status, given.reason, [
      ...leavingHeaders(encoded(given, encoding), departure.leaving),
      ...varianceOf(given),
      'X-Request-Id',
      exchange.requestId,
    ]);
    if (encoding === 'identity') return;
    encoder = createEncoder(encoding);
    encoder.on('drain', onDrain);
    encoder.on('error', () => response.destroy());
    encoder.pipe(response);
  }

  function endHeld(given: AnswerHead, body: Buffer) {
    const instead = mayBeUnfinished(given) ? departure.substitutePage(given, body) : undefined;
    if (instead) {
      instead();
      return;
    }
    const whole = { ...given, headers: { ...given.headers, 'content-length': body.length } };
    begin(whole, isSending(exchange) ? 'identity' : chooseEncoding(exchange, whole));
    if (encoder) {
      encoder.end(body);
      return;
    }
    if (request.method !== 'HEAD') response.write(body);
    finishAnswer(exchange, departure.limits);
  }
}

function chooseEncoding({ request }: Exchange, { status, headers }: AnswerHead): Encoding {
  const length = headers['content-length'];
  if (
    request.method === 'HEAD' ||
    status === 204 ||
    status === 206 ||
    status === 304 ||
    headers['content-encoding'] !== undefined ||
    !isCompressible(headers['content-type']) ||
    forbidsTransforming(headers) ||
    (length !== undefined && Number(length) < smallestCompressedBytes)
  ) {
    return 'identity';
  }
  const accepted = acceptedEncodings(request.headers['accept-encoding']);
  if (accepted.br && isHtml(headers)) return 'br';
  return accepted.gzip ? 'gzip' : 'identity';
}

function varianceOf({ headers }: AnswerHead): string[] {
  const encoding = isCompressible(headers['content-type']) ? ['Accept-Encoding'] : [];
  const names = [...[headers.vary ?? []].flat().map(String), ...encoding];
  return names.length === 0 ? [] : ['Vary', names.join(', ')];
}

function encoded(head: AnswerHead, encoding: Encoding): AnswerHead {
  if (encoding === 'identity') return head;
  const { 'content-length': _length, 'accept-ranges': _ranges, etag, ...headers } = head.headers;
  return {
    ...head,
    headers: {
      ...headers,
      'content-encoding': encoding,
      // Other bytes than those that the handler named, though they say the same.
      ...(etag === undefined ? {} : { etag: etag.replace(/^(?!W\/)/, 'W/') }),
    },
  };
}
