import { transaction } from '@/lib/db/transaction';
import { type Actor, requireTrusted } from '../actor';
import { record } from '../audit';
import { newIdKeyNotRenewed } from '../organization-key-errors';
import { mayCreateIds } from '../organizations/standing';
import { randomSecret } from '../secret';
import { apiKeyPrefix, boundsOf, keptOfSecret } from './create';
import { holdOwnKey, requireOwnerOfHeld } from './held';
import { inRecordOf } from './in-record-of';
import { requireProofForKey } from './key-input';
import { tellOfNewSecret } from './mails';

const dayMs = 86_400_000;

/**
 * Gives a key of one's own, expired or not, a new secret in place of the one that it has, which is good for nothing from
 * then on. It lives as long again as was chosen for it, or as long as keys may by now. Gives the secret, which is nowhere
 * kept.
 */
export async function regenerateApiKey(actor: Actor, key: number): Promise<{ name: string; secret: string }> {
  const user = requireTrusted(actor);
  const secret = randomSecret(apiKeyPrefix);
  const name = await transaction(async (tx) => {
    const held = await holdOwnKey(tx, user, key);
    requireProofForKey(user, held);
    const standing = await requireOwnerOfHeld(tx, held);
    if (standing !== undefined && held.actions.includes('push') && !mayCreateIds(standing)) {
      throw newIdKeyNotRenewed(standing.name);
    }
    const days = Math.min(held.days, boundsOf(standing).maxDays);
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + days * dayMs);
    await tx.apiKey.update({
      where: { key },
      data: {
        ...keptOfSecret(secret),
        createdAt,
        expiresAt,
        endingToldAt: null,
        endedToldAt: null,
        lastUsedAt: null,
        lastUsedAddress: null,
        lastUsedClient: null,
      },
      select: { key: true },
    });
    await tx.verificationKey.deleteMany({ where: { apiKeyKey: key } });
    await tellOfNewSecret(tx, actor, { ...held, expiresAt });
    await record(tx, actor, 'apiKey.regenerate', {
      subject: held.name,
      accountKey: held.creatorKey,
      ...inRecordOf(held),
      details: { apiKeyKey: key, days },
    });
    return held.name;
  });
  return { name, secret };
}
