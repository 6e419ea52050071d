import type { Transaction } from '@/lib/db/transaction';
import { type Actor, type ApiKeyAction, type ApiKeyActor, mayAdminister, type UserActor } from './actor';
import {
  findStanding,
  holdsRole,
  mayActFor,
  type MemberRole,
  type Standing,
  standingsOf,
} from './organizations/standing';

/** What may be done to a package that is here. */
export type PackageAction =
  | 'seePrivate'
  | 'uploadVersion'
  | 'uploadSymbols'
  | 'deleteSymbols'
  | 'verifyKey'
  | 'edit'
  | 'changeListing'
  | 'deprecate'
  | 'manageOwners'
  | 'requireSigner'
  | 'reportAsOwner'
  | 'showProfile'
  | 'delete';

/** What may be done with an API key. */
export type ScopedAction =
  'uploadNewId' | 'uploadVersion' | 'uploadSymbols' | 'verifyKey' | 'changeListing' | 'deprecate';

type Rule = {
  /** What a member of an owning organization has to be; nothing: not even an owner may. */
  member?: MemberRole;
  /** Whether the gallery's administrators may, as themselves, to packages of others. */
  administrators: boolean;
};

/** Who may do what to a package: of an owner, everything that a member of any role may. */
const packageRules: Record<PackageAction, Rule> = {
  seePrivate: { member: 'collaborator', administrators: true },
  uploadVersion: { member: 'collaborator', administrators: false },
  uploadSymbols: { member: 'collaborator', administrators: false },
  deleteSymbols: { member: 'collaborator', administrators: true },
  verifyKey: { member: 'collaborator', administrators: false },
  edit: { member: 'collaborator', administrators: true },
  changeListing: { member: 'collaborator', administrators: true },
  deprecate: { member: 'collaborator', administrators: true },
  manageOwners: { member: 'administrator', administrators: true },
  requireSigner: { member: 'administrator', administrators: false },
  reportAsOwner: { member: 'collaborator', administrators: false },
  showProfile: { member: 'collaborator', administrators: false },
  delete: { administrators: true },
};

/** The scopes of which a key needs one. What is not here is done in the pages alone. */
export const scopesFor: Record<ScopedAction, readonly ApiKeyAction[]> = {
  uploadNewId: ['push'],
  uploadVersion: ['push', 'pushVersion'],
  uploadSymbols: ['push', 'pushVersion'],
  verifyKey: ['push', 'pushVersion'],
  changeListing: ['unlist'],
  deprecate: ['unlist'],
};

const scopesOf = (action: PackageAction | 'uploadNewId'): readonly ApiKeyAction[] =>
  Object.entries(scopesFor).find(([scoped]) => scoped === action)?.[1] ?? [];

/** Whether the actor carries any scope for the action, whatever the package. */
export function carriesScope(actor: Actor, action: PackageAction | 'uploadNewId'): boolean {
  return actor.kind !== 'apiKey' || actor.scopes.some((scope) => scopesOf(action).includes(scope.action));
}

/** Whether the actor's key, if it acts with one, covers this package ID for the action. */
export function coversId(actor: Actor, action: PackageAction | 'uploadNewId', id: string): boolean {
  if (actor.kind !== 'apiKey') return true;
  return actor.scopes.some((scope) => scopesOf(action).includes(scope.action) && globCovers(scope.glob, id));
}

type Reader = Pick<Transaction, 'packageOwner' | '$queryRaw'>;

/**
 * Whether the actor may do this to a package: in whose name it may act, and what that account is to the package. Somebody
 * in a browser may in the name of each owner for whom he may act, a key in that of its own owner.
 */
export async function mayDo(
  tx: Reader,
  actor: Actor,
  action: PackageAction,
  target: { packageKey: number; id: string },
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  const { member, administrators } = packageRules[action];
  if (actor.kind === 'user' && administrators && mayAdminister(actor)) return true;
  if (actor.kind === 'anonymous' || member === undefined || !coversId(actor, action, target.id)) return false;
  return (await findOwnerToActFor(tx, actor, member, target.packageKey)) !== undefined;
}

/** The owner of a package in whose name somebody may act, in this role at least: himself before others. */
async function findOwnerToActFor(
  tx: Reader,
  actor: UserActor | ApiKeyActor,
  least: MemberRole,
  packageKey: number,
): Promise<number | undefined> {
  const named = actor.kind === 'apiKey' ? { accountKey: actor.ownerKey } : {};
  const owners = await tx.packageOwner.findMany({
    where: { packageKey, ...named },
    select: { accountKey: true },
  });
  const keys = owners.map(({ accountKey }) => accountKey);
  const personKey = actor.kind === 'user' ? actor.accountKey : actor.creatorKey;
  if (keys.includes(personKey)) return personKey;
  if (keys.length === 0) return undefined;
  const standings = await standingsOf(tx, personKey, keys);
  return standings.find((standing) => mayActFor(standing, least))?.organizationKey;
}

/** In whose names somebody may do something to packages. */
export type ActingFor = {
  /** Whether he may to those of everybody. */
  everybody: boolean;
  /** He himself, and the organizations in whose name he may. */
  accountKeys: ReadonlySet<number>;
};

/** As `mayDo`, of any number of packages: in the name of which of their owners somebody in a browser may do this. */
export async function accountsToActFor(
  tx: Pick<Transaction, '$queryRaw'>,
  actor: Actor,
  action: PackageAction,
): Promise<ActingFor> {
  if (actor.kind === 'system') return { everybody: true, accountKeys: new Set() };
  if (actor.kind !== 'user') return { everybody: false, accountKeys: new Set() };
  const { member, administrators } = packageRules[action];
  const everybody = administrators && mayAdminister(actor);
  if (member === undefined) return { everybody, accountKeys: new Set() };
  const standings = await standingsOf(tx, actor.accountKey);
  const organizations = standings.filter((standing) => mayActFor(standing, member));
  const accountKeys = [actor.accountKey, ...organizations.map(({ organizationKey }) => organizationKey)];
  return { everybody, accountKeys: new Set(accountKeys) };
}

/** What may be done to an account that is here. */
export type AccountAction = 'view' | 'manage' | 'manageMembers' | 'handleOwnershipRequest' | 'delete';

type AccountRule = {
  /** Whether the person himself may. */
  self: boolean;
  /** What a member of the organization has to be; nothing: no member may. */
  member?: MemberRole;
  /** Whether the gallery's administrators may, to accounts of others. */
  administrators: boolean;
};

/** Who may do what to an account. To leave an organization is nobody's permission to give. */
const accountRules: Record<AccountAction, AccountRule> = {
  view: { self: true, member: 'collaborator', administrators: true },
  manage: { self: true, member: 'administrator', administrators: false },
  manageMembers: { self: false, member: 'administrator', administrators: true },
  handleOwnershipRequest: { self: true, member: 'administrator', administrators: false },
  delete: { self: true, member: 'administrator', administrators: true },
};

/**
 * Whether somebody in a browser may do this to an account. A member who does not meet what his organization asks may look
 * at it, and no more; one that has proved no address is run by its administrators as any other.
 */
export async function mayDoToAccount(
  tx: Pick<Transaction, '$queryRaw'>,
  actor: Actor,
  action: AccountAction,
  accountKey: number,
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'user') return false;
  const { self, administrators } = accountRules[action];
  if (administrators && mayAdminister(actor)) return true;
  if (accountKey === actor.accountKey) return self;
  return mayDoAsMember(actor, action, await findStanding(tx, actor.accountKey, accountKey));
}

/** As `mayDoToAccount`, of an account of others, by what the actor is to it. */
export function mayDoAsMember(actor: Actor, action: AccountAction, standing: Standing | undefined): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'user') return false;
  const { member, administrators } = accountRules[action];
  if (administrators && mayAdminister(actor)) return true;
  if (standing === undefined || member === undefined) return false;
  return holdsRole(standing, member) && (action === 'view' || standing.unmet.length === 0);
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
