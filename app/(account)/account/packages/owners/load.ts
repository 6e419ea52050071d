import { z } from 'zod';
import { listOwnPackages } from '@/lib/domain/owners/own-packages';
import { previewInvitation, previewRemoval } from '@/lib/domain/owners/preview';
import { orRefusal } from '@/lib/http/page';
import { toPath } from '@/lib/http/return-path';
import { fullActor, provedActor } from '@/lib/http/session';

const path = '/account/packages/owners';

const Asked = z.object({
  id: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((ids) => (typeof ids === 'string' ? [ids] : ids)),
  act: z.enum(['invite', 'transfer', 'remove']).optional().catch(undefined),
  who: z.string().max(1000).catch(''),
  leaver: z.string().max(1000).catch(''),
});

/**
 * What was chosen, and what would become of it. Who comes to change something proves first who he is, so that his choice
 * is not lost.
 */
export async function loadMany(parameters: Record<string, string | string[] | undefined>) {
  const { id: ids, act, who, leaver } = Asked.parse(parameters);
  await fullActor(path);
  const actor = await provedActor(toPath(`${path}?${queryOf(parameters)}`, path));
  const { holders } = await listOwnPackages(actor);
  const asked = { ids, act, who, leaver };
  if (ids.length === 0 || act === undefined || who === '') return { asked, holders, preview: undefined };
  const preview = await orRefusal(
    act === 'remove'
      ? previewRemoval(actor, ids, who)
      : previewInvitation(actor, ids, { who, leaver: act === 'transfer' ? leaver : undefined }),
  );
  return { asked, holders, preview };
}

const queryOf = (parameters: Record<string, string | string[] | undefined>) =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  ).toString();
