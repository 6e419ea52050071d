import { RandomAccessReader } from 'yauzl';

/** What can be read at any place, as an open file can. No bytes are read where it ends. */
export type RandomAccess = {
  read(target: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
};

const windowBytes = 256 * 1024;

/**
 * A file for yauzl, read in large steps: its directory is thousands of small reads that follow each other. A position
 * outside of the file is an error like any other, where Node's own file system would throw.
 */
export class ZipBytes extends RandomAccessReader {
  readonly #file: RandomAccess;
  readonly #sizeBytes: number;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;

  constructor(file: RandomAccess, sizeBytes: number) {
    super();
    this.#file = file;
    this.#sizeBytes = sizeBytes;
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    const end = position + length;
    if (position >= this.#windowStart && end <= this.#windowStart + this.#window.length) {
      this.#window.copy(target, offset, position - this.#windowStart, end - this.#windowStart);
      done(null);
    } else if (position >= 0 && end <= this.#sizeBytes) {
      this.#moveWindow(position, length).then(() => this.read(target, offset, length, position, done), done);
    } else {
      done(new Error('The archive refers to a place outside of itself.'));
    }
  }

  async #moveWindow(position: number, length: number): Promise<void> {
    const size = Math.min(Math.max(windowBytes, length), this.#sizeBytes - position);
    this.#window = await readAt(this.#file, position, size);
    this.#windowStart = position;
  }
}

/** Exactly so many bytes of a file. Fails when it ends before. */
export async function readAt(file: RandomAccess, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error('The file has become shorter.');
    filled += bytesRead;
  }
  return buffer;
}
