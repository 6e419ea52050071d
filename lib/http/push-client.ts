import { env } from '@/lib/config/env';
import { clientTooOld } from '@/lib/domain/errors';
import { compareVersions, parseVersion } from '@/lib/nuget/version';

/** Refuses a push by a client that is older than the operator allows. Throws `clientTooOld`. */
export function requirePushClient(headers: Headers): void {
  const { PUSH_CLIENT_MIN, PUSH_PROTOCOL_MIN } = env();
  requireVersion('NuGet version', headers.get('x-nuget-client-version'), PUSH_CLIENT_MIN);
  requireVersion('push protocol', headers.get('x-nuget-protocol-version'), PUSH_PROTOCOL_MIN);
}

function requireVersion(what: string, header: string | null, oldest: string | undefined): void {
  const wanted = oldest === undefined ? undefined : parseVersion(oldest);
  if (wanted === undefined || oldest === undefined) return;
  const found = parseVersion(header ?? '');
  if (found === undefined || compareVersions(found, wanted) < 0)
    throw clientTooOld(what, found?.original ?? '', oldest);
}
