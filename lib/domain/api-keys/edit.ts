import { type Transaction, transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, requireTrusted } from '../actor';
import { record } from '../audit';
import { type HeldKey, holdOwnKey, requireOwnerOfHeld } from './held';
import { inRecordOf } from './in-record-of';
import { checkActions, checkGlobs, requireProofForKey } from './key-input';
import { checkNetworks } from './networks';

export type KeyChange = {
  /** Package IDs that it covers from now on, with `*` for any run of characters. */
  globs: string[];
  /** From where alone it may be used; none: from everywhere. */
  networks: string[];
  /** Whether it may read, where the gallery is closed to others. */
  reads: boolean;
};

/**
 * Changes which packages a key of one's own covers, from where it is used, and whether it may read; what it may publish,
 * its owner and its end stay. Throws what is wrong with a field, too.
 */
export async function editApiKey(actor: Actor, key: number, change: KeyChange): Promise<void> {
  const user = requireTrusted(actor);
  const globs = checkGlobs(change.globs);
  const networks = checkNetworks(change.networks);
  await transaction(async (tx) => {
    const held = await holdOwnKey(tx, user, key);
    const publishing = held.actions.filter((action) => action !== 'read');
    const actions = checkActions([...publishing, ...(change.reads ? (['read'] as const) : [])]);
    if (isAsBefore(held, { globs, networks, actions })) return;
    requireProofForKey(user, { actions, ownerKey: held.ownerKey });
    await requireOwnerOfHeld(tx, held);
    await writeScopes(tx, key, actions, globs);
    await tx.apiKey.update({ where: { key }, data: { networks }, select: { key: true } });
    await record(tx, actor, 'apiKey.edit', {
      subject: held.name,
      accountKey: held.creatorKey,
      ...inRecordOf(held),
      details: { apiKeyKey: key, actions, globs, networks, before: before(held) },
    });
  });
}

async function writeScopes(
  tx: Transaction,
  apiKeyKey: number,
  actions: readonly ApiKeyAction[],
  globs: readonly string[],
): Promise<void> {
  await tx.apiKeyScope.deleteMany({ where: { apiKeyKey } });
  await tx.apiKeyScope.createMany({
    data: actions.flatMap((action) => globs.map((glob) => ({ apiKeyKey, action, glob }))),
  });
}

type Bounds = Pick<HeldKey, 'globs' | 'networks' | 'actions'>;

const before = ({ globs, networks, actions }: Bounds) => ({ globs, networks, actions });

const isAsBefore = (one: Bounds, other: Bounds): boolean =>
  hasSame(one.globs, other.globs) &&
  hasSame(one.networks, other.networks) &&
  hasSame(one.actions, other.actions);

const hasSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.includes(text));
