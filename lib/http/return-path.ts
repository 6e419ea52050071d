import type { Route } from 'next';

/** Where to go after signing in: a path of this site, whatever was asked for. */
export function toPath(asked: string | undefined, fallback: Route): Route {
  // safe because the path is of this site; one that no page has ends at the page for missing things.
  return localPath(asked, fallback) as Route;
}

/** An address of this site that leads on to another one of it. */
export function withReturn(path: string, returnTo: string | undefined): Route {
  // safe because the path is of this site.
  return (returnTo === undefined ? path : `${path}?returnTo=${encodeURIComponent(returnTo)}`) as Route;
}

/** The path that a referrer names, with what was asked for there. */
export function pathOfReferrer(referrer: string | null): string | undefined {
  if (referrer === null || !URL.canParse(referrer)) return undefined;
  const { pathname, search } = new URL(referrer);
  return pathname + search;
}

function localPath(asked: string | undefined, fallback: string): string {
  if (asked === undefined || !asked.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(asked)) return fallback;
  const base = 'http://gallery.invalid';
  const url = URL.canParse(asked, base) ? new URL(asked, base) : undefined;
  // Dots that fall away may leave two slashes at the beginning, which a browser reads as another host.
  if (url?.origin !== base || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
