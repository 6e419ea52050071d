/** Where to go after signing in: a path of this site, whatever was asked for. */
export function localPath(asked: string | undefined, fallback: string): string {
  if (asked === undefined || !asked.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(asked)) return fallback;
  const base = 'http://gallery.invalid';
  const url = URL.canParse(asked, base) ? new URL(asked, base) : undefined;
  return url?.origin === base ? url.pathname + url.search + url.hash : fallback;
}
