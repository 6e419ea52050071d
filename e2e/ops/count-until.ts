const givenUpAfterMs = 30_000;

/** How often it is asked in vain until something is so. */
export async function countUntil(isSo: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  for (let asked = 0; ; asked++) {
    if (await isSo()) return asked;
    if (performance.now() - begun > givenUpAfterMs) throw new Error('It is never so.');
  }
}
