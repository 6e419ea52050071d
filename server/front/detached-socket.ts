import { Socket } from 'node:net';

type Written = (error?: Error | null) => void;

/**
 * The connection that the application sees: none. What it writes vanishes, and destroying it harms nobody; the front
 * alone touches the client's connection.
 */
export class DetachedSocket extends Socket {
  override _write(_chunk: unknown, _encoding: BufferEncoding, written: Written) {
    written();
  }

  override _writev(_chunks: unknown, written: Written) {
    written();
  }

  override _final(finished: Written) {
    finished();
  }

  override _read() {
    // Nothing ever comes in: the body of a request is read from the client's own request.
  }
}
