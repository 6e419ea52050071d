import { generateSecret, generateURI, verifySync } from 'otplib';

/** How long a code is shown. */
const stepSeconds = 30;

/** What every authenticator app knows: RFC 6238 with SHA-1 and six digits. */
const kind = { algorithm: 'sha1', digits: 6, period: stepSeconds } as const;

/** A new secret, as people type it: 160 bits in base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What an authenticator app reads out of a QR code. */
export const totpAddress = (secret: string, { issuer, name }: { issuer: string; name: string }): string =>
  generateURI({ ...kind, secret, issuer, label: name });

/**
 * The time step that a code is of; undefined when it is of none near now. One step each side is let pass, for clocks
 * that are wrong and people who type slowly.
 */
export function stepOfCode(secret: string, code: string, now = Date.now()): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const found = verifySync({
    ...kind,
    secret,
    token,
    epoch: Math.floor(now / 1000),
    epochTolerance: stepSeconds,
  });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}
