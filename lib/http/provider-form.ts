import type { Route } from 'next';
import { toPath } from './return-path';

/** The provider that a form asks for; whether there is such a one is found out where it is asked. */
export function providerOf(form: FormData): string {
  const provider = form.get('provider');
  return typeof provider === 'string' ? provider : '';
}

/** Where a form that leads elsewhere says to come back to. */
export function returnOf(form: FormData, fallback: Route): Route {
  const asked = form.get('returnTo');
  return toPath(typeof asked === 'string' ? asked : undefined, fallback);
}
