import { z } from 'zod';
import { listReceived } from '@/lib/domain/owners/own-invitations';
import { listOwnPackages } from '@/lib/domain/owners/own-packages';
import { pathWith } from '@/lib/format/paths';
import { fullActor } from '@/lib/http/session';

const Asked = z.object({
  /** The name of a holder; empty for all. */
  owner: z.string().max(1000).catch(''),
  /** A part of the ID. */
  q: z.string().max(1000).catch(''),
  sort: z.enum(['id', 'downloads']).catch('id'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  /** Whether all that are shown are chosen. */
  all: z.string().optional().catch(undefined),
});

const path = '/account/packages';

/** The packages of whoever looks and of his organizations, as asked for, and what waits for his answer. */
export async function loadOwnPackages(parameters: Record<string, unknown>) {
  const actor = await fullActor(path);
  const { owner, q, sort, page, all } = Asked.parse(parameters);
  const question = { owner, text: q, sort, page };
  const [list, received] = await Promise.all([listOwnPackages(actor, question), listReceived(actor)]);
  return {
    list,
    received: received.length,
    asked: { owner, q, sort },
    chosen: all !== undefined,
    hrefOf: (page: number, chosen = false) =>
      pathWith(path, { owner, q, sort: sort === 'id' ? '' : sort, page, ...(chosen && { all: 'true' }) }),
  };
}
