import type { Rate, Steps } from '../rate-limit';

const minute = 60;
const week = 7 * 24 * 3600;

/** Wrong tries for one name in a row, whether it is anybody's or not. */
export const ofName: Steps = {
  every: 10,
  waitSeconds: [1, 10, 100, 1000].map((minutes) => minutes * minute),
  forgottenAfterSeconds: week,
};

/** Where the wrong tries are counted by which somebody who is signed in proves again who he is. */
export const proofTries = (accountKey: number) => `prove:account:${accountKey}`;
/** Wrong tries from one address, which many people may share. */
export const ofAddress: Rate = { most: 100, perSeconds: 10 * minute };
