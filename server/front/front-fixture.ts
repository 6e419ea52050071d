import { mkdtemp, rm } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  type Server,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { diskStorage } from '@/lib/storage/disk';
import type { Storage } from '@/lib/storage/storage';
import { askPlainly, type PlainAnswer } from './plain-request';
import { createFront, type Download, type Front, type FrontOptions } from './front';

// Real connections on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

type Next = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type FrontUnderTest = {
  front: Front;
  port: number;
  server: Server;
  /** What was counted as downloaded. */
  downloads: Download[];
  storage: Storage;
  /** Whether the feed of purges is alive. */
  feed: { live: boolean };
  /** What the application was asked, in order. */
  asked: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  ask(target: string, options?: AskOptions): Promise<PlainAnswer>;
};

type AskOptions = Omit<RequestOptions, 'path' | 'port'> & { body?: string | Buffer };

type FixtureOptions = Partial<Omit<FrontOptions, 'next' | 'storage'>> & {
  /** Lets the storage of the disk behave otherwise in some of its functions. */
  changeStorage?: (disk: Storage) => Partial<Storage>;
};

/** Waits for what comes about by itself, with patience for a busy machine. */
export const until = (condition: () => boolean | Promise<boolean>): Promise<boolean> =>
  vi.waitUntil(condition, { timeout: 10_000, interval: 5 });

/** A front before a given application, behind a real server, until the test is over. */
export async function aFront(
  next: Next,
  { changeStorage, ...options }: FixtureOptions = {},
): Promise<FrontUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'lode-front-'));
  const disk = diskStorage(folder);
  const storage = { ...disk, ...changeStorage?.(disk) };
  const downloads: Download[] = [];
  const asked: FrontUnderTest['asked'] = [];
  const feed = { live: true };

  const front = createFront({
    storage,
    origin: 'http://gallery.test',
    trustProxy: 0,
    count: (download) => downloads.push(download),
    purges: { isLive: () => feed.live },
    logRequests: false,
    maxBodyBytes: 1024 * 1024,
    ...options,
    async next(request, response) {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: { ...request.headers } });
      await next(request, response);
    },
  });
  const server = createServer(front.handle);
  server.on('checkContinue', front.handleExpectation);
  server.on('clientError', front.handleClientError);
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });
  return {
    front,
    port,
    server,
    downloads,
    storage,
    feed,
    asked,
    ask(path, { body, ...more } = {}) {
      const headers = { host: 'gallery.test', ...more.headers };
      return askPlainly({ host: '127.0.0.1', port, path, agent: false, ...more, headers }, body);
    },
  };
}
