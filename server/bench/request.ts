import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { Agent as TlsAgent, request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** As they came, name after value. */
  rawHeaders: string[];
  /** As it came, compressed or not. */
  body: Buffer;
};

export type Question = {
  method?: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  headers?: OutgoingHttpHeaders;
  body?: Readable;
};

/** What NuGet's own client sends with each request. */
export const clientHeaders = {
  'User-Agent': 'NuGet .NET Core MSBuild Task/7.9.0 (Debian GNU/Linux 12)',
  'Accept-Encoding': 'gzip, deflate',
  'X-NuGet-Client-Version': '7.9.0',
  'X-NuGet-Session-Id': '0f8fad5b-d9cb-469f-a165-70867728950e',
};

const agent = new Agent({ keepAlive: true });
const tlsAgent = new TlsAgent({ keepAlive: true });
const patienceMs = 60_000;

/** Asks over a connection that is kept, and takes the whole answer in, whatever its status. */
export function ask(url: string, { method = 'GET', headers, body }: Question = {}): Promise<Answer> {
  const isTls = url.startsWith('https:');
  const options = {
    method,
    agent: isTls ? tlsAgent : agent,
    timeout: patienceMs,
    headers: { ...clientHeaders, ...headers },
  };
  return new Promise((resolve, reject) => {
    const asked = (isTls ? requestHttps : requestHttp)(url, options, (response) => {
      const { statusCode: status = 0, headers, rawHeaders } = response;
      buffer(response).then((bytes) => resolve({ status, headers, rawHeaders, body: bytes }), reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`${url} said nothing for ${patienceMs / 1000} s.`)));
    asked.on('error', reject);
    if (body === undefined) asked.end();
    else body.on('error', (error) => asked.destroy(error)).pipe(asked);
  });
}

/** As `ask`; throws when the answer is no success. */
export async function askWell(url: string, question: Question = {}): Promise<Answer> {
  const answer = await ask(url, question);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`${question.method ?? 'GET'} ${url} was answered ${answer.status}.`);
}

/** The JSON at an address. */
export async function askJson(url: string): Promise<unknown> {
  const { headers, body } = await askWell(url);
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return JSON.parse(text.toString('utf8').replace(/^\uFEFF/, ''));
}
