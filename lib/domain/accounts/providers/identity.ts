import { z } from 'zod';
import type { Provider } from '@/lib/config/providers';
import { ProviderRefused } from '../../provider-errors';

/** Somebody as a provider knows him. */
export const Identity = z.object({
  /** What the provider calls him, for ever. */
  subject: z.string(),
  /** What he sees of it: an address or a name there. */
  shown: z.string(),
  /** What he is called there, as far as that may do as a name here. */
  names: z.array(z.string()),
  /** An e-mail address, and whether the provider says that it is his. */
  address: z.string().optional(),
  verified: z.boolean(),
  groups: z.array(z.string()),
  /** Whether he is an administrator; undefined where the provider does not decide that. */
  admin: z.boolean().optional(),
  /** Whether he proved two things there. */
  twoFactors: z.boolean(),
  /** When he proved them, in seconds; undefined where the provider does not say. */
  provedAt: z.number().optional(),
});
export type Identity = z.infer<typeof Identity>;

type Claims = Readonly<Record<string, unknown>>;

const longestSubject = 255;

/** Reads what a provider says of somebody. Throws ProviderRefused when it does not even say who he is. */
export function readIdentity(provider: Provider, claims: Claims): Identity {
  const { sub, auth_time: provedAt } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > longestSubject)
    throw new ProviderRefused('failed', provider.name);
  const said = wordOf(claims['email']);
  const address = said !== undefined && /^[^\s@<>"]+@[^\s@<>"]+$/.test(said) ? said : undefined;
  const names = [claims['preferred_username'], claims['nickname'], claims['name'], address?.split('@')[0]]
    .map(wordOf)
    .filter((name) => name !== undefined);
  const { adminClaim } = provider;
  return {
    subject: sub,
    shown: address ?? names[0] ?? sub,
    names,
    ...(address !== undefined && { address }),
    verified: address !== undefined && isVerified(provider, claims),
    groups: valuesOf(claims[provider.groupsClaim]),
    ...(adminClaim !== undefined && { admin: valuesOf(claims[adminClaim.claim]).includes(adminClaim.value) }),
    twoFactors: valuesOf(claims['amr']).includes('mfa'),
    ...(typeof provedAt === 'number' && { provedAt }),
  };
}

const longAgo = new Date(0);

/** When somebody proved who he is, as far as a provider says: a session of its own may have let him through at once. */
export function provedAt({ provedAt: seconds }: Identity): Date {
  if (seconds === undefined) return longAgo;
  return new Date(Math.min(Math.max(seconds, 0) * 1000, Date.now()));
}

/** Refuses people whom the settings do not let in. Throws ProviderRefused. */
export function requireAdmitted(provider: Provider, { address = '', verified, groups }: Identity): void {
  const { emailDomains, groups: admitted, name } = provider;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (emailDomains.length > 0 && !(verified && emailDomains.includes(domain)))
    throw new ProviderRefused('wrongDomain', name);
  if (admitted.length > 0 && !groups.some((group) => admitted.includes(group)))
    throw new ProviderRefused('wrongGroup', name);
}

/** Anybody can write any address into a Microsoft account: only this claim says that its domain was proved. */
function isVerified({ kind }: Provider, claims: Claims): boolean {
  const said = kind === 'entra' ? claims['xms_edov'] : claims['email_verified'];
  return said === true || said === 'true' || (kind === 'entra' && (said === 1 || said === '1'));
}

function wordOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replace(/\p{Cc}/gu, '').trim() : '';
  return text === '' || text.length > 256 ? undefined : text;
}

/** One value or several, as text. */
function valuesOf(claim: unknown): string[] {
  return [claim].flat().flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'boolean' || typeof value === 'number' ? [String(value)] : [];
  });
}
