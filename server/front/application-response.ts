import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { fitStatusLine } from './status-line';

export type AnswerHead = {
  status: number;
  reason: string;
  /** By lower-case name. */
  headers: OutgoingHttpHeaders;
};

/** Where an answer of the application goes. */
export type Outlet = {
  head(head: AnswerHead): void;
  /** False when the application should wait for `drain`. */
  write(chunk: Buffer): boolean;
  end(): void;
  /** The application gave the answer up after it began. */
  breakOff(error?: Error): void;
};

type Callback = (error?: Error | null) => void;
type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * A response as the application writes it. It behaves like any other of Node's, yet nothing goes to a client: head and
 * body go to an outlet, as they come, and the outlet decides what leaves.
 */
export class ApplicationResponse extends ServerResponse {
  readonly #outlet: Outlet;

  constructor(request: IncomingMessage, socket: Socket, outlet: Outlet) {
    super(request);
    this.#outlet = outlet;
    this.assignSocket(socket);
    this.once('finish', () => {
      this.detachSocket(socket);
      process.nextTick(() => this.destroyed || this.#close());
    });
  }

  /** Tells the application that nobody waits for its answer any more. */
  abandon() {
    if (this.destroyed) return;
    this.#destroy();
  }

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    for (const [name, value] of listHeaders(typeof reason === 'string' ? headers : reason)) {
      this.setHeader(name, value);
    }
    this.statusMessage = fitStatusLine(typeof reason === 'string' ? reason : this.statusMessage);
    super.writeHead(status);
    this.#outlet.head({ status, reason: this.statusMessage, headers: this.getHeaders() });
    return this;
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    if (this.writableEnded || this.destroyed) return false;
    if (!this.headersSent) this.writeHead(this.statusCode);
    const written = typeof encoding === 'function' ? encoding : callback;
    const more = this.#outlet.write(toBuffer(chunk, encoding));
    if (written) process.nextTick(written);
    return more;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded || this.destroyed) return this;
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') {
      this.#outlet.write(toBuffer(chunk, encoding));
    }
    this.#outlet.end();
    const finished = [chunk, encoding, callback].find((argument) => typeof argument === 'function');
    if (finished) this.once('finish', () => void Reflect.apply(finished, this, []));
    return super.end();
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this;
    if (!this.writableEnded) this.#outlet.breakOff(error);
    this.#destroy(error);
    return this;
  }

  #destroy(error?: Error) {
    // Otherwise the end of the socket would be told as the end of the response a second time.
    if (this.socket) this.detachSocket(this.socket);
    super.destroy(error);
    this.#close();
  }

  #close() {
    this.destroyed = true;
    this.emit('close');
  }
}

function* listHeaders(headers: Headers | undefined): Generator<[string, OutgoingHttpHeader]> {
  if (headers === undefined) return;
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) yield [name, value];
    return;
  }
  const flat = headers.flat();
  for (let at = 0; at + 1 < flat.length; at += 2) yield [String(flat[at]), flat[at + 1] ?? ''];
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') {
    return Buffer.from(
      chunk,
      typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
    );
  }
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('A body is made of text or bytes.');
}
