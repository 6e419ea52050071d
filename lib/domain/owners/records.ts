import type { Transaction } from '@/lib/db/transaction';
import type { Actor } from '../actor';
import { type AuditAction, recordAll } from '../audit';
import { shownActor } from '../organizations/manager';
import type { InNameOf } from '../packages/in-name-of';
import type { OwnedPackage, Party } from './packages';

type Act = {
  package: OwnedPackage;
  /** Who becomes an owner, or is one no longer. */
  account: Party;
  details?: { [name: string]: string | number | boolean };
};

/** In whose name something is done to the owners of a package. */
export type NameOf = (found: OwnedPackage) => InNameOf;

/**
 * Keeps what was done to the owners of packages: in the record of each package, and in those of the organizations that
 * it concerns, which are the one that becomes or was the owner, and the one that owns the package longest.
 */
export async function recordOwners(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  acts: readonly Act[],
  nameOf: NameOf,
): Promise<void> {
  await recordAll(
    tx,
    actor,
    action,
    acts.flatMap((act) => {
      const subject = { subject: act.package.id, accountKey: act.account.key, details: act.details ?? {} };
      const named = nameOf(act.package);
      const told = [...organizationsOf(act)].filter((key) => key !== named.organizationKey);
      return [
        { ...subject, ...named, packageKey: act.package.key },
        // Without the package, whose own record has it once.
        ...told.map((organizationKey) => ({ ...subject, organizationKey })),
      ];
    }),
  );
}

function organizationsOf({ account, package: { owners } }: Act): Set<number> {
  const oldest = owners.find(({ kind }) => kind === 'organization');
  return new Set([account, oldest].flatMap((party) => (party?.kind === 'organization' ? [party.key] : [])));
}

/** In the actor's own name, if he is an owner, or in that of an organization for which he decides. */
export const inOwnersName =
  (actor: Actor, accountKeys: ReadonlySet<number>): NameOf =>
  ({ owners }) => {
    if (actor.kind !== 'user' || owners.some(({ key }) => key === actor.accountKey)) return {};
    return inNameOf(owners.find(({ key, kind }) => kind === 'organization' && accountKeys.has(key)));
  };

/**
 * Packages by what mails call whoever does something to their owners: which member acts in an organization's name is for
 * the organization alone.
 */
export function byShownActor(
  actor: Actor,
  packages: readonly OwnedPackage[],
  nameOf: NameOf,
): Map<string, OwnedPackage[]> {
  const grouped = new Map<string, OwnedPackage[]>();
  for (const found of packages) {
    const { onBehalfOf } = nameOf(found);
    const organization = found.owners.find(({ key }) => key === onBehalfOf);
    const by = organization?.name ?? shownActor(actor);
    grouped.set(by, [...(grouped.get(by) ?? []), found]);
  }
  return grouped;
}

/** In the name of an organization, or in his own where it is a person. */
export const inPartysName =
  (party: Party): NameOf =>
  () =>
    inNameOf(party.kind === 'organization' ? party : undefined);

const inNameOf = (organization: Party | undefined): InNameOf =>
  organization === undefined ? {} : { organizationKey: organization.key, onBehalfOf: organization.key };
