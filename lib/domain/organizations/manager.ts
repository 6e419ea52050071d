import { type Actor, requireRecentProof, requireTrusted } from '../actor';

/** Refuses whoever may not give or take power over anything now, and has not proved lately who he is. */
export function requireReadyToManage(actor: Actor): void {
  if (actor.kind !== 'system') requireRecentProof(requireTrusted(actor));
}

/** What mails call whoever did something. */
export const shownActor = (actor: Actor): string => (actor.kind === 'user' ? actor.name : 'The operator');
