import { db } from '@/lib/db/client';
import type { Actor } from '../actor';
import { mayDo } from '../permissions';

/** What whoever looks at a package is to it. */
export type Viewer = {
  /** Whether he owns it, or is a member of an organization that does, and acts for it. */
  owns: boolean;
  /** Whether he sees what is kept from the public; the gallery's administrators do, too. */
  seesPrivate: boolean;
};

export async function viewerOf(actor: Actor, target: { packageKey: number; id: string }): Promise<Viewer> {
  const [owns, seesPrivate] = await Promise.all([
    mayDo(db(), actor, 'reportAsOwner', target),
    mayDo(db(), actor, 'seePrivate', target),
  ]);
  return { owns, seesPrivate };
}
