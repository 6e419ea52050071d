import { get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { useAgent } from 'request-filtering-agent';
import { env } from '../config/env';

/** What an address elsewhere should have answered did not come; the message says why. */
export class DownloadFailed extends Error {
  override name = 'DownloadFailed';

  /** What was answered; undefined when nothing was. */
  readonly status: number | undefined;
  /** After how long to ask again, if the answer said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: ErrorOptions & { status?: number; retryAfterSeconds?: number } = {}) {
    super(message, options);
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export type DownloadOptions = {
  /** Left out: what the settings say. */
  allowPrivate?: boolean;
  /** Sent to the origin of the address alone, and not to where it leads. */
  headers?: Readonly<Record<string, string>>;
};

const mostRedirects = 5;
const silenceMs = 30_000;

/**
 * The bytes at an http or https address elsewhere, without the compression that they may travel in. This is the one way
 * out: it does not lead to private addresses of the own network, whatever name or redirect points there, unless the
 * settings allow it. Throws DownloadFailed.
 */
export async function* download(address: string, options: DownloadOptions = {}): AsyncGenerator<Uint8Array> {
  const answer = await follow(address, options);
  try {
    for await (const chunk of bodyOf(answer)) {
      // safe because a message without an encoding, and what it is unpacked by, hand out bytes
      yield chunk as Buffer;
    }
  } catch (error) {
    throw failure(address, error);
  } finally {
    answer.destroy();
  }
}

function bodyOf(answer: IncomingMessage) {
  if (answer.headers['content-encoding'] !== 'gzip') return answer;
  // What goes wrong is thrown to whoever reads.
  return pipeline(answer, createGunzip(), () => undefined);
}

async function follow(address: string, options: DownloadOptions): Promise<IncomingMessage> {
  const { allowPrivate = env().OUTGOING_PRIVATE, headers = {} } = options;
  const first = parse(address);
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await ask(url, allowPrivate, url.origin === first.origin ? headers : {});
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    const leadsTo = answer.headers.location;
    if (statusCode < 300 || statusCode > 399 || leadsTo === undefined) {
      throw new DownloadFailed(`${url.href} answered ${statusCode}.`, {
        status: statusCode,
        ...retryAfter(answer.headers['retry-after']),
      });
    }
    url = parse(leadsTo, url);
  }
  throw new DownloadFailed(`${address} leads on more than ${mostRedirects} times.`);
}

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(value: string | undefined): { retryAfterSeconds?: number } {
  if (value === undefined) return {};
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? {} : { retryAfterSeconds: Math.max(0, seconds) };
}

function parse(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new DownloadFailed(`"${address}" is not an http or https address.`);
  }
  return url;
}

function ask(
  url: URL,
  allowPrivate: boolean,
  more: Readonly<Record<string, string>>,
): Promise<IncomingMessage> {
  const agent = useAgent(url.href, { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate });
  const headers = {
    'user-agent': 'Lode',
    accept: 'application/json, application/zip, */*',
    'accept-encoding': 'gzip',
    ...more,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? getSecurely : get)(url, { agent, headers }, resolve);
    const silence = Object.assign(new Error('nothing came for 30 seconds'), { code: 'ETIMEDOUT' });
    request.setTimeout(silenceMs, () => request.destroy(silence));
    request.once('error', (error) => reject(failure(url.href, error)));
  });
}

function failure(address: string, cause: unknown): DownloadFailed {
  if (cause instanceof DownloadFailed) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DownloadFailed(`${address} cannot be read: ${why}`, { cause });
}
