import { accountLocked, addressNeeded, proofNeeded, secondFactorNeeded } from './account-errors';
import { administratorsOnly, signInNeeded } from './errors';

/** From where somebody asks: kept with what they did. */
export type Origin = {
  /** Shortened: the last part of an IPv4 address, the last half of an IPv6 one is zero. */
  address: string | undefined;
  /** What the client calls itself, such as `NuGet xplat/7.9.0`. */
  client: string | undefined;
  /** The address as limits count it, an IPv4 one whole: neighbours do not use up one another's tries. Never kept with an act. */
  network?: string | undefined;
};

export type ApiKeyAction = 'push' | 'pushVersion' | 'unlist' | 'read';

export type ApiKeyScope = { action: ApiKeyAction; glob: string };

/** The session by which somebody asks. */
export type ActingSession = {
  key: number;
  /** When its owner last proved who he is. */
  provedAt: Date;
};

/** Somebody who signed in. */
export type UserActor = {
  kind: 'user';
  accountKey: number;
  name: string;
  admin: boolean;
  /** Whether administrators froze the account. */
  locked: boolean;
  /** Whether it has proved an address. */
  confirmed: boolean;
  /** Whether the gallery demands a second factor that it does not have. */
  lacksSecondFactor: boolean;
  /** None while it signs in. */
  session: ActingSession | undefined;
  origin: Origin;
};

/** A client with an API key: it acts for the person who made the key, in the name of the key's owner. */
export type ApiKeyActor = {
  kind: 'apiKey';
  apiKeyKey: number;
  creatorKey: number;
  ownerKey: number;
  ownerName: string;
  /** Whether the owner is a person who has proved no address. */
  ownerUnconfirmed?: boolean;
  /** The name of its maker or its owner, whoever is locked: it changes nothing while that is so. */
  lockedAccount: string | undefined;
  scopes: ApiKeyScope[];
  expiresAt: Date;
  origin: Origin;
};

/** The operator at the command line, and jobs: they may everything. */
export type SystemActor = { kind: 'system'; origin: Origin };

export type AnonymousActor = { kind: 'anonymous'; origin: Origin };

/** Whoever asks. Everything that decides anything is given one. */
export type Actor = AnonymousActor | UserActor | ApiKeyActor | SystemActor;

const nowhere: Origin = { address: undefined, client: undefined };

export const system: SystemActor = { kind: 'system', origin: nowhere };

/** Somebody who signed in, even one who does not meet the gallery's demands yet, or a refusal. */
export function requireSignedIn(actor: Actor): UserActor {
  if (actor.kind !== 'user') throw signInNeeded();
  return actor;
}

/** Somebody who signed in and has the second factor that the gallery demands, or a refusal. */
export function requireUser(actor: Actor): UserActor {
  const user = requireSignedIn(actor);
  if (user.lacksSecondFactor) throw secondFactorNeeded();
  return user;
}

/** Refuses whoever is locked, or acts for somebody who is. */
export function requireUnlocked(actor: Actor): void {
  if (actor.kind === 'user' && actor.locked) throw accountLocked(actor.name);
  if (actor.kind === 'apiKey' && actor.lockedAccount !== undefined) throw accountLocked(actor.lockedAccount);
}

/** As `requireUser`, of an account that has proved an address and is not locked. */
export function requireTrusted(actor: Actor): UserActor {
  const user = requireUser(actor);
  requireUnlocked(user);
  if (!user.confirmed) throw addressNeeded();
  return user;
}

const proofHoldsMs = 15 * 60_000;

/** Whether somebody proved within the last quarter of an hour who he is. */
export const provedLately = ({ session }: UserActor, now = Date.now()): boolean =>
  session !== undefined && session.provedAt.getTime() + proofHoldsMs > now;

/** Refuses who did not prove lately that it is still he who sits at the screen. */
export function requireRecentProof(actor: UserActor): void {
  if (!provedLately(actor)) throw proofNeeded();
}

/**
 * Whether this is the operator of the gallery, or an administrator in person, who is not locked and has the second factor
 * that the gallery demands.
 */
export const mayAdminister = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'user' && actor.admin && !actor.locked && !actor.lacksSecondFactor);

/** Whoever may administer, or a refusal. */
export function requireAdministrator(actor: Actor): void {
  if (actor.kind === 'user' && actor.admin) {
    requireUser(actor);
    requireUnlocked(actor);
  }
  if (!mayAdminister(actor)) throw administratorsOnly();
}

/** Who pushes and in whose name: the operator names the account, everybody else is known. */
export function pusherOf(actor: Actor, named?: number): { pusherKey: number; ownerKey: number } {
  switch (actor.kind) {
    case 'user':
      return { pusherKey: actor.accountKey, ownerKey: actor.accountKey };
    case 'apiKey':
      return { pusherKey: actor.creatorKey, ownerKey: actor.ownerKey };
    case 'system':
      if (named === undefined) throw new Error('The operator has to say in whose name to push.');
      return { pusherKey: named, ownerKey: named };
    case 'anonymous':
      throw signInNeeded();
  }
}
