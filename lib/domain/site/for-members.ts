import { env } from '@/lib/config/env';
import type { Actor } from '../actor';

/** Whether only people with an account here, and keys of theirs, may read anything at all. */
export const isForMembers = (): boolean => env().READ_ACCESS === 'members';

/** Whether pages about packages are for whoever looks: where not, nothing should lead there. */
export const seesPackages = (actor: Actor): boolean =>
  !isForMembers() || (actor.kind === 'user' && actor.confirmed && !actor.locked && !actor.lacksSecondFactor);
