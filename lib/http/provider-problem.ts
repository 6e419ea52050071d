import { findProvider } from '@/lib/domain/accounts/providers/find';
import { problemSentence } from '@/lib/domain/provider-errors';

type Parameters = Record<string, string | string[] | undefined>;

/** Why signing in elsewhere did not work, as the address of a page tells; undefined when it tells nothing. */
export function findProviderProblem({ provider, problem }: Parameters): string | undefined {
  if (typeof provider !== 'string' || typeof problem !== 'string') return undefined;
  return problemSentence(problem, findProvider(provider)?.name ?? 'the provider');
}
