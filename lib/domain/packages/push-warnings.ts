import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import type { ReceivedPackage } from './receive';

const dayMs = 86_400_000;
const warnedDays = 10;

/** Tells whoever pushes with an API key that it will end soon. */
export function warnOfExpiry(actor: Actor, now = new Date()): string[] {
  if (actor.kind !== 'apiKey') return [];
  const days = Math.ceil((actor.expiresAt.getTime() - now.getTime()) / dayMs);
  if (days > warnedDays) return [];
  return [
    `The API key ends in ${days === 1 ? 'a day' : `${days} days`}. Give it a new secret on the gallery under "API keys".`,
  ];
}

/** Tells that a version comes without the signature that the version before it had. */
export async function warnOfLostSignature(
  tx: Transaction,
  packageKey: number,
  { signed }: Pick<ReceivedPackage, 'signed'>,
): Promise<string[]> {
  if (signed) return [];
  const before = await tx.packageVersion.findFirst({
    where: { packageKey },
    orderBy: { createdAt: 'desc' },
    select: { signed: true, normalizedVersion: true },
  });
  if (before?.signed !== true) return [];
  return [`The version before, ${before.normalizedVersion}, is signed, and this one is not.`];
}
