import { db } from '@/lib/db/client';
import { inviteOwner } from '@/lib/domain/owners/invite';
import { aPackage, aUser, type TestUser } from './factories';

export type TestPackage = { key: number; id: string; lowerId: string; owner: TestUser };

/** A package of one person, with its key. */
export async function anOwned(owner?: TestUser): Promise<TestPackage> {
  const { id, lowerId, owner: who } = await aPackage(owner === undefined ? {} : { owner });
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId }, select: { key: true } });
  return { key, id, lowerId, owner: who };
}

/** The names of the owners of a package, in their order. */
export async function ownersOf({ key }: { key: number }): Promise<string[]> {
  const owners = await db().packageOwner.findMany({
    where: { packageKey: key },
    select: { account: { select: { name: true } } },
  });
  return owners.map(({ account }) => account.name).sort();
}

/** The key of the only invitation to own a package that waits for an answer. */
export async function waitingFor({ key }: { key: number }): Promise<number> {
  const waiting = await db().ownershipRequest.findMany({ where: { packageKey: key }, select: { key: true } });
  if (waiting.length !== 1) throw new Error(`${waiting.length} invitations wait.`);
  return waiting[0]?.key ?? 0;
}

/** A package, and somebody who is invited to own it. */
export async function anInvitedOwner({ leaver = false } = {}) {
  const [target, ann] = [await anOwned(), await aUser()];
  const input = { who: ann.name, message: '', ...(leaver && { leaver: target.owner.name }) };
  await inviteOwner(target.owner.actor, target.id, input);
  return { ...target, ann, invitation: await waitingFor(target) };
}

/** A reserved prefix and who holds it, whatever the rules of that are. */
export async function aPrefix(value: string, holderKeys: readonly number[], { exact = false } = {}) {
  return db().reservedPrefix.create({
    data: {
      value,
      lowerValue: value.toLowerCase(),
      exact,
      shared: false,
      owners: { create: holderKeys.map((accountKey) => ({ accountKey })) },
    },
    select: { key: true },
  });
}

/** What stands in the record of a package, the first act first, from where its owners are changed. */
export async function ownerRecordsOf({ key }: { key: number }) {
  return db().auditRecord.findMany({
    where: { packageKey: key, action: { not: 'package.push' } },
    orderBy: { key: 'asc' },
    select: {
      action: true,
      actorKey: true,
      accountKey: true,
      subject: true,
      onBehalfOf: true,
      details: true,
    },
  });
}
