/** What was opened, to be closed on whatever way out there is. */
export type Closers = {
  add(close: () => Promise<void>): void;
  /** Closes what was opened last first. */
  closeAll(): Promise<void>;
};

export function createClosers(): Closers {
  const closers: (() => Promise<void>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async closeAll() {
      for (const close of closers.splice(0).reverse()) await close().catch(() => undefined);
    },
  };
}
