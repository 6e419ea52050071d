import { transaction } from '@/lib/db/transaction';
import type { Origin } from '../../actor';
import { record } from '../../audit';
import type { ProviderRefused } from '../../provider-errors';

/** Came to nothing by themselves: nobody was turned away. */
const notTurnedAway = ['cancelled', 'unreachable', 'over', 'tooMany'];

/** Keeps that somebody whom a provider sent was not let in, and why; who it was is not known here. */
export async function recordRefusal(
  origin: Origin,
  providerId: string,
  { problem }: ProviderRefused,
): Promise<void> {
  if (notTurnedAway.includes(problem)) return;
  await transaction((tx) =>
    record(tx, { kind: 'anonymous', origin }, 'provider.refuse', {
      details: { provider: providerId, problem },
    }),
  );
}
