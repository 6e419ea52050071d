import { expect } from 'vitest';

const mebibyte = 1_048_576;

/** Gives a check that fails once this thread holds so many MiB more than it does now. */
export function memoryWatch(atMostMebibytes: number): () => void {
  const before = heldBytes();
  return () => {
    if ((heldBytes() - before) / mebibyte < atMostMebibytes) return;
    expect((heldBytes() - before) / mebibyte, 'MiB more than before').toBeLessThan(atMostMebibytes);
  };
}

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
