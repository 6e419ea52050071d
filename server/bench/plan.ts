import { fullSizes, type Sizes, smallSizes } from './keys/sizes';

/** How much is measured: enough to trust within about six minutes, or a first look within about two. */
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
  /** Among how many keys, prefixes and packages their checks are measured. */
  keys: Sizes;
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
  keys: fullSizes,
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
  keys: smallSizes,
};
