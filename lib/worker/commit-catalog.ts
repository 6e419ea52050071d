import type { JobHelpers } from 'graphile-worker';
import { commitCatalog } from '../domain/catalog/commit';
import { catalogLeaf } from '../protocol/v3/catalog-leaf';

/** A job is over soon, so that stopping never waits for a long backlog. */
const patienceMs = 1_000;

/** Puts the changes that wait into the catalog, commit by commit, and leaves what is left to another job. */
export async function commitWaiting(
  _payload: unknown,
  { addJob }: Pick<JobHelpers, 'addJob'>,
): Promise<void> {
  const until = Date.now() + patienceMs;
  while (await commitCatalog(catalogLeaf)) {
    if (Date.now() < until) continue;
    await addJob('commit-catalog', {});
    return;
  }
}
