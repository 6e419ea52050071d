import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { isAwaited } from '@/lib/testing/awaited-lock';
import { countDone } from '@/lib/testing/done-at-once';
import { effort } from '@/lib/testing/effort';
import { aUser } from '@/lib/testing/factories';
import { addOwner, anOrganization, anOrganizationOf } from '@/lib/testing/organizations';
import { anInvitedOwner, anOwned, ownersOf, waitingFor } from '@/lib/testing/owners';
import { keepAccounts } from '../accounts/hold';
import { deleteOwnAccount } from '../accounts/leave';
import { deleteOrganization } from '../organizations/delete';
import { changeRole } from '../organizations/members';
import { packageLock } from '../packages/locks';
import { acceptOwnership } from './accept';
import { cancelOwnerInvitation } from './cancel';
import { inviteOwner } from './invite';
import { holdOwned } from './packages';
import { removeOwner } from './remove';

const round = Array.from({ length: effort(100) }, (_, number) => number);
const timeLimit = 600_000;

const countActs = ({ key }: { key: number }, action: string) =>
  db().auditRecord.count({ where: { packageKey: key, action } });

test(
  'of two owners who remove each other at once, one stays [rule 109]',
  async () => {
    for (const _ of round) {
      const target = await anOwned();
      const ann = await aUser();
      await addOwner(target.key, ann.key);
      const done = await countDone(
        removeOwner(ann.actor, target.id, target.owner.name),
        removeOwner(target.owner.actor, target.id, ann.name),
      );
      expect(done).toBe(1);
      expect(await ownersOf(target)).toHaveLength(1);
      expect(await countActs(target, 'package.removeOwner')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'an invitation that is accepted and taken back at once is one of both, never both [rule 107]',
  async () => {
    for (const _ of round) {
      const { invitation, ann, owner, ...target } = await anInvitedOwner();
      const done = await countDone(
        acceptOwnership(ann.actor, invitation),
        cancelOwnerInvitation(owner.actor, invitation),
      );
      expect(done).toBe(1);
      const accepted = (await ownersOf(target)).includes(ann.name);
      expect(await countActs(target, 'package.addOwner')).toBe(accepted ? 1 : 0);
      expect(await countActs(target, 'package.cancelOwnerInvitation')).toBe(accepted ? 0 : 1);
    }
  },
  timeLimit,
);

test(
  'an invitation that is accepted twice at once makes one owner, recorded once [rule 106]',
  async () => {
    for (const _ of round) {
      const { invitation, ann, ...target } = await anInvitedOwner();
      expect(
        await countDone(acceptOwnership(ann.actor, invitation), acceptOwnership(ann.actor, invitation)),
      ).toBe(1);
      expect(await ownersOf(target)).toEqual([ann.name, target.owner.name].sort());
      expect(await countActs(target, 'package.addOwner')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'of two who accept the last place at once, one has it [rule 105]',
  async () => {
    const others = await Promise.all(Array.from({ length: 13 }, () => aUser()));
    for (const _ of round) {
      const target = await anOwned();
      const [ann, bob] = [await aUser(), await aUser()];
      await inviteOwner(target.owner.actor, target.id, { who: ann.name, message: '' });
      const first = await waitingFor(target);
      await inviteOwner(target.owner.actor, target.id, { who: bob.name, message: '' });
      const second = await db().ownershipRequest.findFirstOrThrow({ where: { inviteeKey: bob.key } });
      for (const { key } of others) await addOwner(target.key, key);
      expect(await countDone(acceptOwnership(ann.actor, first), acceptOwnership(bob.actor, second.key))).toBe(
        1,
      );
      expect(await ownersOf(target)).toHaveLength(15);
    }
  },
  timeLimit,
);

test(
  'of four invitations sent at once three wait [rule 105]',
  async () => {
    for (const _ of round) {
      const target = await anOwned();
      const people = [await aUser(), await aUser(), await aUser(), await aUser()];
      const done = await countDone(
        ...people.map(({ name }) => inviteOwner(target.owner.actor, target.id, { who: name, message: '' })),
      );
      expect(done).toBe(3);
      expect(await db().ownershipRequest.count({ where: { packageKey: target.key } })).toBe(3);
    }
  },
  timeLimit,
);

test(
  'an invitation stands while its sender is made a collaborator at once, or is refused, and nothing between',
  async () => {
    for (const _ of round) {
      const other = await aUser();
      const { organization, administrator } = await anOrganization([
        { member: other, role: 'administrator' },
      ]);
      const target = await anOwned();
      await addOwner(target.key, organization.key);
      const ann = await aUser();
      const done = await countDone(
        inviteOwner(administrator.actor, target.id, { who: ann.name, message: '' }),
        changeRole(other.actor, organization.name, administrator.name, 'collaborator'),
      );
      const waiting = await db().ownershipRequest.count({ where: { packageKey: target.key } });
      expect(waiting).toBe(done - 1);
      expect(await countActs(target, 'package.inviteOwner')).toBe(waiting);
    }
  },
  timeLimit,
);

test(
  'who deletes his account as he is made an owner owns nothing then',
  async () => {
    for (const _ of round) {
      const { invitation, ann, ...target } = await anInvitedOwner();
      await Promise.allSettled([
        acceptOwnership(ann.actor, invitation),
        deleteOwnAccount(ann.actor, { name: ann.name, orphans: 'keep' }),
      ]);
      expect(await ownersOf(target)).toEqual([target.owner.name]);
      expect(await db().ownershipRequest.count({ where: { packageKey: target.key } })).toBe(0);
    }
  },
  timeLimit,
);

test(
  'an invitation that is accepted as its sender deletes his account is accepted or taken back, never both',
  async () => {
    for (const _ of round) {
      const [other, ann, target] = [await aUser(), await aUser(), await anOwned()];
      const { organization, administrator } = await anOrganization([
        { member: other, role: 'administrator' },
      ]);
      await addOwner(target.key, organization.key);
      await inviteOwner(administrator.actor, target.id, { who: ann.name, message: '' });
      const invitation = await waitingFor(target);
      await countDone(
        acceptOwnership(ann.actor, invitation),
        deleteOwnAccount(administrator.actor, { name: administrator.name }),
      );
      const accepted = (await ownersOf(target)).includes(ann.name);
      expect(await countActs(target, 'package.addOwner')).toBe(accepted ? 1 : 0);
      expect(await countActs(target, 'package.cancelOwnerInvitation')).toBe(accepted ? 0 : 1);
    }
  },
  timeLimit,
);

test.each(['person', 'organization'] as const)(
  'the account of a %s that is deleted is not held before its packages are, in a circle with who changes those',
  async (kind) => {
    const administrator = await aUser();
    const organization = await anOrganizationOf(administrator);
    const { key, lowerId } = await anOwned();
    const leaver = kind === 'person' ? administrator : organization;
    await addOwner(key, leaver.key);
    const leave = () =>
      kind === 'person'
        ? deleteOwnAccount(administrator.actor, { name: administrator.name })
        : deleteOrganization(administrator.actor, {
            organization: organization.name,
            name: organization.name,
          });
    let leaving: Promise<void> | undefined;
    await transaction(async (tx) => {
      await holdOwned(tx, [lowerId]);
      leaving = leave();
      await expect.poll(() => isAwaited(packageLock(lowerId)), { timeout: 10_000 }).toBe(true);
      await tx.$executeRaw`select set_config('lock_timeout', '200', true)`;
      expect(await keepAccounts(tx, [leaver.key])).toHaveLength(1);
    });
    await leaving;
    expect(await db().packageOwner.count({ where: { accountKey: leaver.key } })).toBe(0);
  },
);
