/** How much is measured: enough to trust within about four minutes, or a first look within about one. */
export type Plan = {
  connections: number;
  /** Of each round of load. */
  seconds: number;
  rounds: number;
  /** Reads that the front cannot answer, of each kind. */
  coldReads: number;
  searches: number;
  pages: number;
  pushes: number;
  parallelPushes: number;
};

export const fullPlan: Plan = {
  connections: 64,
  seconds: 3,
  rounds: 3,
  coldReads: 60,
  searches: 400,
  pages: 60,
  pushes: 40,
  parallelPushes: 120,
};

export const quickPlan: Plan = {
  connections: 64,
  seconds: 1,
  rounds: 3,
  coldReads: 20,
  searches: 100,
  pages: 20,
  pushes: 15,
  parallelPushes: 40,
};
