import type { IncomingHttpHeaders } from 'node:http';

const sessionCookie = /(?:^|;)\s*(?:__Host-)?lode\.session(?:\.\d+)?=/;

/** Whether a request shows who asks, so that its answer is for nobody else. Theme and tab cookies do not. */
export function isPersonal(headers: IncomingHttpHeaders): boolean {
  const { authorization, cookie } = headers;
  return (
    (authorization !== undefined && !isEmptyBasic(authorization)) ||
    headers['x-nuget-apikey'] !== undefined ||
    (cookie !== undefined && sessionCookie.test(cookie))
  );
}

/**
 * Whether credentials are Basic ones with neither user nor password. NuGet clients send these with a second upload
 * when no credentials are stored; they count as absent.
 */
export function isEmptyBasic(authorization: string): boolean {
  const [, encoded] = /^basic(?:\s+(\S*))?\s*$/i.exec(authorization) ?? [];
  return encoded !== undefined && Buffer.from(encoded, 'base64').toString('latin1') === ':';
}

export const isBasic = (authorization: string): boolean => /^basic(?:\s|$)/i.test(authorization);
