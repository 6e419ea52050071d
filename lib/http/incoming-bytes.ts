/** How much may arrive at all, whether it is taken or not. */
type Limit = { bytes: number; refusal: () => Error };

/** A stream of bytes together with those that have arrived and were not taken yet. */
export class IncomingBytes {
  /** What has arrived and was not taken yet. */
  bytes: Buffer = Buffer.alloc(0);
  /** Whether nothing more will arrive. */
  ended = false;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #limit: Limit;
  #arrivedBytes = 0;

  constructor(source: AsyncIterable<Uint8Array>, limit: Limit) {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#limit = limit;
  }

  /**
   * Waits for the next chunk and appends it. False when the stream has ended. Throws the limit's refusal once more has
   * arrived: the chunk that passes the limit is still seen by whoever may know better why it is too much.
   */
  async readMore(): Promise<boolean> {
    if (this.#arrivedBytes > this.#limit.bytes) throw this.#limit.refusal();
    const next = await this.#chunks.next();
    if (next.done === true) {
      this.ended = true;
      return false;
    }
    this.#arrivedBytes += next.value.byteLength;
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
