import { summarize, type Timing } from './statistics';

type Loop = {
  /** How many do the work at once, each beginning again when it is done. */
  clients: number;
  /** How often it is done in all. */
  count: number;
  /** After this nothing is begun any more. */
  atMostMs?: number;
};

/** Does the work again and again, with a number of its own each time, and tells how long it took. */
export async function runClosedLoop(
  { clients, count, atMostMs = 20_000 }: Loop,
  work: (number: number) => Promise<unknown>,
): Promise<Timing> {
  const samples: number[] = [];
  const begun = performance.now();
  let next = 0;

  async function runClient(): Promise<void> {
    while (next < count && performance.now() - begun < atMostMs) {
      const number = next++;
      const from = performance.now();
      await work(number);
      samples.push(performance.now() - from);
    }
  }

  await Promise.all(Array.from({ length: clients }, runClient));
  return summarize(samples, performance.now() - begun);
}
