export type Semaphore = { use<Result>(work: () => Promise<Result>): Promise<Result> };

/** Lets so many works run at once; the others wait their turn, first come first served. */
export function semaphore(places: number): Semaphore {
  let free = places;
  const waiting: (() => void)[] = [];

  async function take(): Promise<void> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function give(): void {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  }

  return {
    async use(work) {
      await take();
      try {
        return await work();
      } finally {
        give();
      }
    },
  };
}
