/**
 * Works of the same name are done one after the other, in the order they came; those of other names at once.
 * Within this process: what must hold between processes is held by locks in the database.
 */
export function keyedQueue() {
  const tails = new Map<string, Promise<unknown>>();

  return async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    tails.set(name, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}
