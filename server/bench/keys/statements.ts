import pg from 'pg';

/** How many statements this process sends to the database while something is done. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const query = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  if (query === undefined) throw new Error('The driver has no query.');
  let count = 0;
  const original: unknown = query.value;
  Object.defineProperty(pg.Client.prototype, 'query', {
    ...query,
    value: function (this: pg.Client, ...words: unknown[]): unknown {
      count += 1;
      return Reflect.apply(original as typeof this.query, this, words); // safe because it is the driver's own
    },
  });
  try {
    await work();
    return count;
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', query);
  }
}
