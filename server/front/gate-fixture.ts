import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credential } from '@/lib/http/credentials';
import type { Proof } from '@/lib/http/readers';
import { aFront } from './front-fixture';
import { createGate } from './gate';

export const list = '/v3/flatcontainer/acme/index.json';
export const nupkg = '/v3/flatcontainer/acme/1.0.0/acme.1.0.0.nupkg';
export const picture = '/pictures/1.png';

export const basic = (user: string, secret: string) =>
  `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
export const member = { authorization: basic('ann', 'good') };
export const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Good are the key `good` and the session `ann`; the key `push` and the session `locked` may not read. */
export async function proofOf(credential: Credential): Promise<Proof> {
  switch (credential.kind === 'session' ? credential.token : credential.secret) {
    case 'good':
    case 'ann':
      return { kind: 'reader', until: Infinity };
    case 'ending':
      return { kind: 'reader', until: Date.now() };
    case 'push':
      return { kind: 'otherKey', sentence: 'The API key may not read.' };
    case 'locked':
      return { kind: 'signedIn', sentence: 'You are locked.', path: '/account' };
    case 'busy':
      return { kind: 'unknown', status: 503, sentence: 'Too much to do.', retryAfterSeconds: 5 };
    default:
      return { kind: 'nobody', sentence: 'The key is not good.' };
  }
}

/** Lets everybody keep what it answers, as the application does. */
function answer({ url = '' }: IncomingMessage, response: ServerResponse) {
  const headers = { 'surrogate-control': 'max-age=60', 'cache-tag': 'package:acme', 'x-secret': 'secret' };
  if (url === nupkg) {
    response.writeHead(200, { ...headers, 'lode-send': 'objects/ab/acme', 'lode-download': '42' }).end();
  } else if (url.includes('/missing/')) {
    response.writeHead(404, headers).end('secret: nothing is missing');
  } else {
    response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end('["secret"]');
  }
}

/** A front before an application that says secrets, for readers alone. What was proved is told in its order. */
export async function aClosedFront({ prove = proofOf, trustProxy = 0 } = {}) {
  const proved: Credential[] = [];
  const feed = { live: true };
  const gate = createGate({
    purges: { isLive: () => feed.live },
    prove: (credential) => {
      proved.push(credential);
      return prove(credential);
    },
  });
  const fixture = await aFront(answer, { gate, trustProxy });
  await fixture.storage.putBytes('objects/ab/acme', Buffer.from('secret bytes'));
  return { ...fixture, gate, feed, proved };
}
