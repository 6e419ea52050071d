/**
 * Who may be answered at an address where a gallery is for its members:
 * - `everybody`: what signing in needs, and what tells nothing;
 * - `keyHolders`: the handler asks for a key before it looks at anything, so a key need not be one that may read;
 * - `signedIn`: one's own account, where somebody who may not read yet finds out why;
 * - `readers`: everything else.
 */
export type ReadingRight = 'everybody' | 'keyHolders' | 'signedIn' | 'readers';

const openToEverybody = [
  /^\/_next\/static(?:\/[\w~-][\w.~-]*)+$/,
  /^\/(?:icon|mark)\.svg$/,
  /^\/health\/?$/,
  /^\/sign-in(?:\/(?:new|link|second-factor))?\/?$/,
  /^\/(?:sign-up|forgot-password|account-deleted)\/?$/,
  /^\/(?:reset-password|confirm-email|first-start)\/[^/]+\/?$/,
  /^\/account\/organizations\/invitations\/[^/]+\/?$/,
  /^\/api\/auth\/callback\/[^/]+\/?$/,
  /^\/api\/leaked-keys(?:\/check)?\/?$/,
];

const ownPages = new RegExp(
  `^/(?:confirm|account(?:/(?:${[
    'api-keys(?:/\\d+)?',
    'data(?:/export)?',
    'delete',
    'email',
    'logins',
    'notifications',
    'password',
    'picture',
    'security(?:/authenticator)?',
    'security-log',
    'sessions',
  ].join('|')}))?)/?$`,
);

const verification = /^\/api\/v2\/verifykey\//;
const publishing = /^\/api\/v2(?:\/|$)/;

/** Whatever is not named here is for readers alone. Only the path as it was sent counts, and only as it is written here. */
export function readingRight(method: string, path: string): ReadingRight {
  if (openToEverybody.some((pattern) => pattern.test(path))) return 'everybody';
  if (ownPages.test(path)) return 'signedIn';
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  if (verification.test(path) || (publishing.test(path) && !reads)) return 'keyHolders';
  return 'readers';
}
