import type { Actor, ApiKeyActor } from '../actor';
import {
  noOwner,
  noOwnerInPerson,
  noPattern,
  noScope,
  noScopeForNewId,
  scopeMissing,
} from '../api-key-errors';
import { DomainError, type ErrorCode } from '../errors';
import { carriesScope, coversId, scopesFor, type ScopedAction } from '../permissions';
import { actionWords } from './action-words';

const needed: Record<ScopedAction, string> = {
  uploadNewId: 'push new packages',
  uploadVersion: 'push packages',
  uploadSymbols: 'push packages',
  verifyKey: 'push packages',
  changeListing: 'unlist and relist versions',
  deprecate: 'deprecate versions',
};

/** Refuses a key that has no scope for this, whatever the package. */
export function requireScope(actor: Actor, action: ScopedAction): void {
  if (actor.kind === 'apiKey' && !carriesScope(actor, action)) {
    throw scopeMissing(needed[action], actionsOf(actor));
  }
}

/** The refusal of what `mayDo` or `coversId` said no to: it tells which scope, pattern or owner is missing. */
export const refused = (code: ErrorCode, actor: Actor, action: ScopedAction, id: string): DomainError =>
  new DomainError(code, whatIsMissing(actor, action, id));

function whatIsMissing(actor: Actor, action: ScopedAction, id: string): string {
  if (actor.kind !== 'apiKey') return noOwnerInPerson(id);
  if (!carriesScope(actor, action)) {
    const has = actionsOf(actor);
    return action === 'uploadNewId' ? noScopeForNewId(id, has) : noScope(needed[action], has);
  }
  if (!coversId(actor, action, id)) {
    const fitting = actor.scopes.filter((scope) => scopesFor[action].includes(scope.action));
    return noPattern(id, [...new Set(fitting.map(({ glob }) => glob))]);
  }
  return noOwner(id, actor.ownerName);
}

const actionsOf = ({ scopes }: ApiKeyActor) => actionWords(scopes.map(({ action }) => action));
