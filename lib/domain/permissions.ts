import type { Transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, mayAdminister } from './actor';

/** What a person may do to a package on behalf of an account. */
export type PackageAction = 'uploadVersion' | 'changeListing';

/** The scopes of which a key needs one. */
const scopesFor: Record<PackageAction | 'uploadNewId', readonly ApiKeyAction[]> = {
  uploadNewId: ['push'],
  uploadVersion: ['push', 'pushVersion'],
  changeListing: ['unlist'],
};

/** What an administrator of the gallery may do to packages of others, acting as himself. */
const administratorsMay: readonly PackageAction[] = ['changeListing'];

/** Whether the actor carries any scope for the action, whatever the package. */
export function carriesScope(actor: Actor, action: PackageAction | 'uploadNewId'): boolean {
  return actor.kind !== 'apiKey' || actor.scopes.some((scope) => scopesFor[action].includes(scope.action));
}

/** Whether the actor's key, if it acts with one, covers this package ID for the action. */
export function coversId(actor: Actor, action: PackageAction | 'uploadNewId', id: string): boolean {
  if (actor.kind !== 'apiKey') return true;
  return actor.scopes.some((scope) => scopesFor[action].includes(scope.action) && globCovers(scope.glob, id));
}

/** The account in whose name the actor asks; undefined for nobody and for the operator. */
function actingAccount(actor: Actor): number | undefined {
  if (actor.kind === 'user') return actor.accountKey;
  return actor.kind === 'apiKey' ? actor.ownerKey : undefined;
}

/** Whether the actor may do this to a package: in whose name it acts, and what that account is to the package. */
export async function mayDo(
  tx: Pick<Transaction, 'packageOwner'>,
  actor: Actor,
  action: PackageAction,
  target: { packageKey: number; id: string },
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'user' && mayAdminister(actor) && administratorsMay.includes(action)) return true;
  const accountKey = actingAccount(actor);
  if (accountKey === undefined || !coversId(actor, action, target.id)) return false;

  const owner = await tx.packageOwner.findUnique({
    where: { packageKey_accountKey: { packageKey: target.packageKey, accountKey } },
    select: { accountKey: true },
  });
  return owner !== null;
}

/** Whether a glob, in which `*` stands for any run of characters, covers a whole package ID in any casing. */
export function globCovers(glob: string, id: string): boolean {
  const [first = '', ...rest] = glob.toLowerCase().split('*');
  const text = id.toLowerCase();
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;

  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= end;
}
