/** How search weighs downloads: 64 × log2(1 + downloads), rounded. So coarse that it rarely changes. */
export function popularityOf(downloads: number): number {
  return Math.round(64 * Math.log2(1 + downloads));
}
