import type { APIRequestContext, APIResponse, TestInfo } from '@playwright/test';

const methods = ['get', 'head', 'put', 'post', 'delete', 'patch', 'fetch'] as const;

type Method = (typeof methods)[number];

type Send = (url: string, options?: { method?: string }) => Promise<APIResponse>;

/** The same requests, each noted in the annotations of the test: what a failure was told by comes last. */
export function noting(request: APIRequestContext, note: (line: string) => void): APIRequestContext {
  const wrap =
    (name: Method): Send =>
    async (url, options) => {
      const method = name === 'fetch' ? (options?.method ?? 'GET') : name.toUpperCase();
      try {
        // safe because each of these methods takes an address and options
        const response = await (request[name] as Send)(url, options);
        note(`${method} ${url} → ${response.status()} ${response.statusText()}`.trimEnd());
        return response;
      } catch (error) {
        note(`${method} ${url} → no answer`);
        throw error;
      }
    };
  const wrapped = new Map<string | symbol, Send>(methods.map((name) => [name, wrap(name)]));
  return new Proxy(request, {
    get: (target, name) => wrapped.get(name) ?? (Reflect.get(target, name, target) as unknown),
  });
}

/** Keeps the latest requests of a test in one annotation. */
export function noteIn(info: TestInfo): (line: string) => void {
  const annotation = { type: 'asked', description: '' };
  info.annotations.push(annotation);
  return (line) => (annotation.description = line.slice(0, 500));
}
