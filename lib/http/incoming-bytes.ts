/** A stream of bytes together with those that have arrived and were not taken yet. */
export class IncomingBytes {
  /** What has arrived and was not taken yet. */
  bytes: Buffer = Buffer.alloc(0);
  /** Whether nothing more will arrive. */
  ended = false;
  readonly #chunks: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Waits for the next chunk and appends it. False when the stream has ended. */
  async readMore(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) {
      this.ended = true;
      return false;
    }
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
    return true;
  }

  /** Removes the first bytes and returns them. */
  take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    return taken;
  }
}
