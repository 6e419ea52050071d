import { randomBytes } from 'node:crypto';

const everywhere = ['X-Content-Type-Options', 'nosniff'];

const pagesOnly = [
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
  'X-Frame-Options',
  'DENY',
  'Cross-Origin-Opener-Policy',
  'same-origin',
  'Permissions-Policy',
  'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
];

const transportSecurity = ['Strict-Transport-Security', 'max-age=31536000'];

export const createNonce = () => randomBytes(16).toString('base64');

export type PageRules = {
  /** Where forms may lead besides the gallery: the origins of those who sign people in. */
  formOrigins: readonly string[];
  /** Pages are rebuilt while they are worked on, by means that no reader should be exposed to. */
  dev: boolean;
};

/**
 * The policy of one page: only scripts and styles that carry its nonce run. Chromium applies `form-action` to the
 * redirects of a form as well, so the origins that signing in elsewhere leads to have to be named.
 */
export function pagePolicy(nonce: string, { formOrigins, dev }: PageRules): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${dev ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' https: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    ['form-action', `'self'`, ...formOrigins].join(' '),
  ].join('; ');
}

/** The security headers, as a flat list, of an answer that is a page. */
export const pageSecurity = (policy: string, secure: boolean): string[] => [
  ...everywhere,
  'Content-Security-Policy',
  policy,
  ...pagesOnly,
  ...(secure ? transportSecurity : []),
];

/** The security headers, as a flat list, of an answer that no browser should show as a page. */
export const documentSecurity = (secure: boolean): string[] => [
  ...everywhere,
  'Content-Security-Policy',
  `default-src 'none'; frame-ancestors 'none'`,
  ...(secure ? transportSecurity : []),
];

/** The same for HTML that a page of ours shows in a frame: it may have styles of its own, and nothing in it runs. */
export const frameSecurity = (secure: boolean): string[] => [
  ...everywhere,
  'Content-Security-Policy',
  `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`,
  'Referrer-Policy',
  'no-referrer',
  ...(secure ? transportSecurity : []),
];

/** The same for bytes that somebody uploaded: whatever they claim to be, nothing in them runs. */
export const fileSecurity = (secure: boolean): string[] => [
  ...everywhere,
  'Content-Security-Policy',
  `default-src 'none'; frame-ancestors 'none'; sandbox`,
  ...(secure ? transportSecurity : []),
];
