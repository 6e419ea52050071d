import { env } from '@/lib/config/env';
import { seesPackages } from '@/lib/domain/site/for-members';
import { sessionActor } from './session';

type SignOut = () => Promise<void>;

/** What the head of every page shows: the gallery's name, where to go, and who signed in. */
export async function headerProps(signOut: SignOut) {
  const actor = await sessionActor();
  return {
    galleryName: env().GALLERY_NAME,
    // Who may not read is offered nothing that leads him back to where he is.
    ...(seesPackages(actor)
      ? { links: [{ label: 'Packages', href: '/packages' }] }
      : { links: [], query: false as const }),
    signInHref: '/sign-in',
    ...(actor.kind === 'user' && {
      account: { username: actor.name, administers: actor.admin && !actor.locked, signOut },
      unconfirmed: !actor.confirmed,
    }),
  };
}
