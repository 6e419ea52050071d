import { expect } from 'vitest';

/** How many of some acts, begun at once, were done; an act that fails otherwise than by a refusal throws. */
export async function countDone(...acts: Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(acts);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      expect(outcome.reason).toMatchObject({
        code: expect.stringMatching(/^(conflict|forbidden|notFound)$/),
      });
    }
  }
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}
