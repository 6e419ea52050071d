import { get, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { useAgent } from 'request-filtering-agent';
import { env } from '../config/env';

/** What an address elsewhere should have answered did not come; the message says why. */
export class DownloadFailed extends Error {
  override name = 'DownloadFailed';
}

const mostRedirects = 5;
const silenceMs = 30_000;

/**
 * The bytes at an http or https address elsewhere. This is the one way out: it does not lead to private addresses of
 * the own network, whatever name or redirect points there, unless the settings allow it. Throws DownloadFailed.
 */
export async function* download(
  address: string,
  allowPrivate = env().OUTGOING_PRIVATE,
): AsyncGenerator<Uint8Array> {
  const answer = await follow(address, allowPrivate);
  try {
    for await (const chunk of answer) {
      // safe because a message without an encoding hands out bytes
      yield chunk as Buffer;
    }
  } catch (error) {
    throw failure(address, error);
  }
}

async function follow(address: string, allowPrivate: boolean): Promise<IncomingMessage> {
  let url = parse(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await ask(url, allowPrivate);
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    if (statusCode < 300 || statusCode > 399 || headers.location === undefined) {
      throw new DownloadFailed(`${url.href} answered ${statusCode}.`);
    }
    url = parse(headers.location, url);
  }
  throw new DownloadFailed(`${address} leads on more than ${mostRedirects} times.`);
}

function parse(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new DownloadFailed(`"${address}" is not an http or https address.`);
  }
  return url;
}

function ask(url: URL, allowPrivate: boolean): Promise<IncomingMessage> {
  const agent = useAgent(url.href, { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate });
  const headers = { 'user-agent': 'Lode', accept: 'application/json, application/zip, */*' };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? getSecurely : get)(url, { agent, headers }, resolve);
    request.setTimeout(silenceMs, () => request.destroy(new Error('nothing came for 30 seconds')));
    request.once('error', (error) => reject(failure(url.href, error)));
  });
}

function failure(address: string, cause: unknown): DownloadFailed {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DownloadFailed(`${address} cannot be read: ${why}`, { cause });
}
