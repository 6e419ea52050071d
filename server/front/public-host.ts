import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refuse';

/** Paths that answer whatever host was asked: all links in their answers are built from the public origin. */
const anyHost = /^\/(?:v3|api|symbols|health|_next\/static)(?:\/|$)/;

/**
 * What becomes of a request for a page under another host than the gallery's own: a browser is sent to the right one,
 * a form is refused. Undefined when the host is right, or does not matter.
 */
export function rightHost(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  target: string,
  origin: URL,
  behindProxies: boolean,
): Refusal | undefined {
  if (anyHost.test(target.split('?', 1)[0] ?? '')) return undefined;
  // A proxy may have put its own name for us into `Host`: only what it says that it was asked for counts.
  const asked = behindProxies ? headers['x-forwarded-host'] : (headers.host ?? '');
  if (asked === undefined || isHost(String(asked), origin)) return undefined;

  const sentence = `The address of this gallery is ${origin.origin}.`;
  if (method !== 'GET' && method !== 'HEAD') return { status: 421, sentence };
  return { status: 308, sentence, headers: { Location: origin.origin + target } };
}

function isHost(asked: string, origin: URL): boolean {
  const defaultPort = origin.protocol === 'https:' ? ':443' : ':80';
  const names = origin.port === '' ? [origin.hostname, origin.hostname + defaultPort] : [origin.host];
  return asked.split(',').some((one) => names.includes(one.trim().toLowerCase()));
}
