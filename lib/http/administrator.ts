import { notFound } from 'next/navigation';
import type { UserActor } from '@/lib/domain/actor';
import { fullActor, sessionActor } from './session';

/**
 * The administrator who asks for a page. Everybody else is told that there is none, and who lacks the second factor that
 * the gallery demands is sent to where it is turned on.
 */
export async function administratorActor(returnTo: string): Promise<UserActor> {
  const actor = await sessionActor();
  if (actor.kind !== 'user' || !actor.admin || actor.locked) notFound();
  return fullActor(returnTo);
}
