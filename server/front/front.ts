import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Storage } from '@/lib/storage/storage';
import type { Application } from './application';
import type { Vouched } from './application-headers';
import { type CacheKey, createKeyMemo } from './cache-key';
import type { CapturedAnswer } from './capture';
import { clientNetwork } from './client-address';
import { answerClientError } from './client-error';
import { createClientOutlet, type Departure } from './client-outlet';
import { downloadClient, type DownloadClient } from './download-client';
import type { Exchange } from './exchange';
import { type Admitted, type Gate, isRefusal } from './gate';
import { createGatewayCache, type SharedAnswer } from './gateway-cache';
import { createObjectSender } from './object-sender';
import { logFailure, passOn } from './pass-on';
import { isPersonal } from './personal';
import { sendDocument } from './prepared-document';
import { rightHost } from './public-host';
import { ourFailure, refuse, type Refusal } from './refuse';
import { createRequestIds, proxiesRequestId } from './request-id';
import { logWhenClosed } from './request-log';
import { findFault, originForm } from './request-target';
import { readingRight } from './reading-rights';
import { findRouterFault } from './router-state';
import { createNonce, pagePolicy, type PageRules } from './security';
import { createSharedAnswers } from './shared-answers';
import { createSubstitutes } from './substitutes';
import { inTurns } from './turns';

export type Download = DownloadClient & { versionKey: number };

export type FrontOptions = {
  /** Answers what the front cannot answer by itself. */
  next: Application;
  storage: Storage;
  /** The gallery's public origin. */
  origin: string;
  /** How many proxies in front of us are believed about who asks. */
  trustProxy: number;
  /** Called once for each download that was completed. */
  count(download: Download): void;
  /** Tells whether this process has heard of every purge until now. */
  purges: { isLive(): boolean };
  logRequests: boolean;
  /** The most that is still listened to of a body whose request was answered early. */
  maxBodyBytes: number;
  /** Keeps everybody out but readers, where the gallery is for its members; left out: everybody reads. */
  gate?: Pick<Gate, 'judge'> | undefined;
  /** What pages may do beyond the usual. */
  pages?: Partial<PageRules>;
  /** How long the application may think about an answer that others wait for. */
  patienceMs?: number;
  /** Memory for kept answers. */
  storeBytes?: number;
  /** Memory for the bytes of small objects. */
  hotBytes?: number;
};

export type Front = ReturnType<typeof createFront>;

const mebibyte = 1024 * 1024;
const drainMilliseconds = 60_000;

/**
 * The gateway cache before the application, and all that every request needs: limits, a request id, security headers,
 * bytes out of the storage, counted downloads.
 */
export function createFront(options: FrontOptions) {
  const { next, storage, trustProxy, purges, logRequests, gate } = options;
  const origin = new URL(options.origin);
  const secure = origin.protocol === 'https:';
  const limits = { maxBytes: options.maxBodyBytes, maxMilliseconds: drainMilliseconds };
  const everybody: Admitted = { reader: false, closed: false };

  const pageRules = { formOrigins: [], dev: false, ...options.pages };

  const nextRequestId = createRequestIds();
  const keys = createKeyMemo();
  const cache = createGatewayCache(options.storeBytes ?? 64 * mebibyte, {
    secure,
    isClosed: (path) => gate !== undefined && readingRight('GET', path) !== 'everybody',
  });
  const sharedAnswers = createSharedAnswers(
    next,
    cache,
    (error, key, requestId) => logFailure({ requestId, method: 'GET' }, key.url, error),
    options.patienceMs,
  );
  const objects = createObjectSender({
    storage,
    hotBytes: options.hotBytes ?? 64 * mebibyte,
    onDownloaded: (versionKey, userAgent) => options.count({ versionKey, ...downloadClient(userAgent) }),
    refuse: (exchange, refusal) => refuse(exchange, refusal, secure, limits),
  });
  const substitutesFor = createSubstitutes({ next, secure, limits, pageRules });
  const counts = { hits: 0, misses: 0, passed: 0 };

  function handle(request: IncomingMessage, response: ServerResponse, awaitsContinue = false): void {
    const exchange: Exchange = {
      request,
      response,
      requestId: requestIdOf(request),
      admitted: everybody,
      personal: false,
      pagePolicy: undefined,
      awaitsContinue,
    };
    if (logRequests) logWhenClosed(exchange);
    try {
      if (gate === undefined) answer(exchange);
      else admit(exchange, gate);
    } catch (error) {
      fail(exchange, error);
    }
  }

  function admit(exchange: Exchange, { judge }: Pick<Gate, 'judge'>): void {
    const { request, response } = exchange;
    response.on('error', () => response.destroy());
    const judged = judge({
      method: request.method,
      headers: request.headers,
      target: originForm(request.url ?? ''),
      clientAddress: addressOf(request),
    });
    if (judged instanceof Promise) {
      judged.then((one) => goOn(exchange, one)).catch((error: unknown) => fail(exchange, error));
    } else {
      goOn(exchange, judged);
    }
  }

  function goOn(exchange: Exchange, judged: Admitted | Refusal): void {
    if (isRefusal(judged)) {
      refuse(exchange, judged, secure, limits);
    } else if (!exchange.response.destroyed) {
      exchange.admitted = judged;
      answer(exchange);
    }
  }

  function answer(exchange: Exchange): void {
    if (!answerFromStore(exchange)) answerOtherwise(exchange);
  }

  function fail(exchange: Exchange, error: unknown): void {
    const { request, requestId } = exchange;
    logFailure({ requestId, method: request.method }, request.url ?? '', error);
    refuse(exchange, ourFailure(requestId), secure, limits);
  }

  /** Everything on this path is paid for by every hit: it looks up, compares a handful of headers and writes. */
  function answerFromStore(exchange: Exchange): boolean {
    const { method, url, headers } = exchange.request;
    if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return false;
    const key = keys.recall(url);
    if (!key || (!key.asset && !isShared(headers)) || !purges.isLive()) return false;
    return answerKept(exchange, key);
  }

  function answerKept(exchange: Exchange, key: CacheKey): boolean {
    const shared = cache.find(key.url, Date.now());
    if (!shared) return false;
    counts.hits++;
    sendShared(exchange, shared);
    return true;
  }

  function answerOtherwise(exchange: Exchange): void {
    const { request, response } = exchange;
    const target = originForm(request.url ?? '');
    // The connection's own troubles are the server's to handle; here nobody is left to be told.
    response.on('error', () => response.destroy());

    const refusal =
      findFault(request.method, target) ??
      findRouterFault(request.headers) ??
      rightHost(request, target, origin, trustProxy > 0);
    if (refusal) {
      refuse(exchange, refusal, secure, limits);
      return;
    }
    const key = request.method === 'GET' || request.method === 'HEAD' ? keys.learn(target) : undefined;
    const { closed } = exchange.admitted;
    exchange.personal = closed || (key?.asset !== true && isPersonal(request.headers));
    if (key && (key.asset || isShared(request.headers)) && purges.isLive()) {
      // The same may have been asked for in other words.
      if (answerKept(exchange, key)) return;
      counts.misses++;
      answerShared(exchange, key, target).catch((error: unknown) => {
        logFailure({ requestId: exchange.requestId, method: request.method }, target, error);
        refuse(exchange, ourFailure(exchange.requestId), secure, limits);
      });
    } else {
      pass(exchange, target);
    }
  }

  /** What is kept is the same for all who may have it: behind the gate, who asks was looked at there. */
  function isShared(headers: IncomingHttpHeaders): boolean {
    return gate !== undefined || !isPersonal(headers);
  }

  async function answerShared(exchange: Exchange, key: CacheKey, target: string): Promise<void> {
    const { led, outcome } = await sharedAnswers.wait(key, vouch(exchange));
    if (exchange.response.destroyed) return;
    if ('shared' in outcome) sendShared(exchange, outcome.shared);
    else if ('failed' in outcome) refuse(exchange, ourFailure(exchange.requestId), secure, limits);
    else if (led) sendAlone(exchange, target, outcome.alone);
    else pass(exchange, target);
  }

  function sendShared(exchange: Exchange, shared: SharedAnswer): void {
    if ('document' in shared) sendDocument(exchange, shared.document);
    else objects.send(exchange, shared.object);
  }

  function sendAlone(exchange: Exchange, target: string, answer: CapturedAnswer): void {
    const outlet = createClientOutlet(exchange, departureOf(exchange, target), () => undefined);
    outlet.head(answer);
    outlet.write(answer.body);
    outlet.end();
  }

  function pass(exchange: Exchange, target: string): void {
    counts.passed++;
    exchange.pagePolicy = pagePolicy(createNonce(), pageRules);
    passOn(exchange, target, next, vouch(exchange), departureOf(exchange, target));
  }

  function departureOf(exchange: Exchange, target: string): Departure {
    const { personal, pagePolicy, admitted } = exchange;
    return {
      leaving: { personal, closed: admitted.closed, pagePolicy, secure },
      limits,
      sendObject: objects.send,
      ...substitutesFor(exchange, {
        target,
        vouched: vouch(exchange),
        relay: (answer) => sendAlone(exchange, target, answer),
      }),
    };
  }

  const vouch = ({ request, requestId, admitted }: Exchange): Vouched => ({
    origin,
    requestId,
    clientAddress: addressOf(request),
    reader: admitted.reader,
  });

  const addressOf = ({ socket, headers }: IncomingMessage): string =>
    clientNetwork(socket.remoteAddress, headers['x-forwarded-for'], trustProxy);

  function requestIdOf({ headers }: IncomingMessage): string {
    const proxies = trustProxy > 0 ? proxiesRequestId(headers['x-request-id']) : undefined;
    return proxies ?? nextRequestId();
  }

  return {
    /** Answers a request: a listener for the server's `request`. */
    handle: inTurns((request, response) => handle(request, response)),

    /** The same for the server's `checkContinue`: a refusal comes before the client sends its body. */
    handleExpectation: (request: IncomingMessage, response: ServerResponse): void =>
      handle(request, response, true),

    handleClientError: answerClientError,

    /** Drops what depends on the tags, and whatever was begun before. */
    purge: cache.purge,

    /** Drops everything. */
    clear: cache.clear,

    stats: () => ({ ...counts, ...cache.stats(), hotObjects: objects.stats() }),
  };
}
