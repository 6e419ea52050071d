/** What a number of requests, one after the other on each connection, took. */
export type Timing = { perSecond: number; p50Ms: number; p95Ms: number; p99Ms: number };

/** The smallest sample that so large a share of all samples does not exceed; NaN when there are none. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The sample in the middle, or the mean of the two that are; NaN when there are none. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return (low + high) / 2;
}

export function summarize(samplesMs: readonly number[], elapsedMs: number): Timing {
  return {
    perSecond: (samplesMs.length * 1000) / elapsedMs,
    p50Ms: percentile(samplesMs, 0.5),
    p95Ms: percentile(samplesMs, 0.95),
    p99Ms: percentile(samplesMs, 0.99),
  };
}
