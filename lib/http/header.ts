import { env } from '@/lib/config/env';
import { sessionActor } from './session';

type SignOut = () => Promise<void>;

/** What the head of every page shows: the gallery's name, where to go, and who signed in. */
export async function headerProps(signOut: SignOut) {
  const actor = await sessionActor();
  return {
    galleryName: env().GALLERY_NAME,
    links: [{ label: 'Packages', href: '/packages' }],
    signInHref: '/sign-in',
    ...(actor.kind === 'user' && {
      account: { username: actor.name, administers: actor.admin && !actor.locked, signOut },
      unconfirmed: !actor.confirmed,
    }),
  };
}
