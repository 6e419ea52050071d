import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

export type ApplicationAsk = {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body?: RequestBody | undefined;
};

export type RequestBody = {
  source: IncomingMessage;
  /** Called once, when the application wants the first bytes: the moment for `100 Continue`. */
  wanted(): void;
};

/**
 * A request as the application gets it: made by the front, so that it holds what the front vouches for and nothing
 * else. Its body is read from the client's request with back-pressure; giving it up leaves the client connected.
 */
export class ApplicationRequest extends IncomingMessage {
  readonly #body: RequestBody | undefined;
  #reading = false;

  constructor(socket: Socket, { method, url, headers, body }: ApplicationAsk) {
    super(socket);
    this.method = method;
    this.url = url;
    this.httpVersion = '1.1';
    this.httpVersionMajor = 1;
    this.httpVersionMinor = 1;
    this.headers = headers;
    this.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().flatMap((one) => [name, one]),
    );
    this.#body = body;
  }

  /**
   * Lets go of the client's request, whose answer is complete: the rest of its body goes by, and is the front's to bound.
   */
  letGo() {
    if (!this.#reading || !this.#body || this.complete || this.destroyed) return;
    const { source } = this.#body;
    this.destroy();
    source.resume();
  }

  override _read() {
    if (!this.#body) {
      this.complete = true;
      this.push(null);
    } else if (this.#reading) {
      this.#body.source.resume();
    } else {
      this.#reading = true;
      this.#begin(this.#body);
    }
  }

  override _destroy(error: Error | null, destroyed: (error?: Error | null) => void) {
    if (this.#reading && this.#body) this.#stop(this.#body.source);
    destroyed(error);
  }

  #begin({ source, wanted }: RequestBody) {
    wanted();
    source.on('data', this.#onData);
    source.on('end', this.#onEnd);
    source.on('error', this.#onBroken);
    source.on('close', this.#onBroken);
  }

  #stop(source: IncomingMessage) {
    source.off('data', this.#onData);
    source.off('end', this.#onEnd);
    source.off('error', this.#onBroken);
    source.off('close', this.#onBroken);
    source.pause();
  }

  readonly #onData = (chunk: Buffer) => {
    if (!this.push(chunk)) this.#body?.source.pause();
  };

  readonly #onEnd = () => {
    if (this.#body) this.#stop(this.#body.source);
    this.complete = true;
    this.push(null);
  };

  readonly #onBroken = () => {
    this.destroy(new Error('The client went away before its request was complete.'));
  };
}
