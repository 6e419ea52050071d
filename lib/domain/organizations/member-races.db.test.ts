import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { countDone } from '@/lib/testing/done-at-once';
import { effort } from '@/lib/testing/effort';
import { aUser } from '@/lib/testing/factories';
import { anOrganization, anOrganizationOf, type TestOrganization } from '@/lib/testing/organizations';
import { acceptInvitation } from './answer-invitation';
import { deleteOrganization } from './delete';
import { inviteMember } from './invite';
import { changeRole, leaveOrganization, removeMember } from './members';
import { cancelInvitation } from './waiting-invitations';

const rounds = effort(100);
const round = Array.from({ length: rounds }, (_, number) => number);

const membersOf = ({ key }: TestOrganization) =>
  db().membership.findMany({ where: { organizationKey: key }, select: { memberKey: true, role: true } });

const administratorsOf = async (organization: TestOrganization) =>
  (await membersOf(organization)).filter(({ role }) => role === 'administrator').length;

const countActs = ({ key }: TestOrganization, action: string) =>
  db().auditRecord.count({ where: { organizationKey: key, action } });

/** An organization with two administrators. */
async function twoAdministrators() {
  const other = await aUser();
  const place = await anOrganization([{ member: other, role: 'administrator' }]);
  return { ...place, one: place.administrator, other };
}

async function anInvited() {
  const place = await anOrganization();
  const ann = await aUser();
  const { key } = await inviteMember(place.administrator.actor, place.organization.name, {
    who: ann.name,
    role: 'administrator',
  });
  return { ...place, ann, key };
}

const timeLimit = 600_000;

test(
  'of two administrators who make each other collaborators at once, one stays one [rule 163]',
  async () => {
    for (const _ of round) {
      const { organization, one, other } = await twoAdministrators();
      const done = await countDone(
        changeRole(one.actor, organization.name, other.name, 'collaborator'),
        changeRole(other.actor, organization.name, one.name, 'collaborator'),
      );
      expect(done).toBe(1);
      expect(await administratorsOf(organization)).toBe(1);
      expect(await countActs(organization, 'organization.changeRole')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'of two administrators who remove each other at once, one stays [rule 163]',
  async () => {
    for (const _ of round) {
      const { organization, one, other } = await twoAdministrators();
      const done = await countDone(
        removeMember(one.actor, organization.name, other.name),
        removeMember(other.actor, organization.name, one.name),
      );
      expect(done).toBe(1);
      expect(await administratorsOf(organization)).toBe(1);
      expect(await countActs(organization, 'organization.removeMember')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'of the last two administrators who leave at once, one stays [rule 163]',
  async () => {
    for (const _ of round) {
      const { organization, one, other } = await twoAdministrators();
      const done = await countDone(
        leaveOrganization(one.actor, organization.name),
        leaveOrganization(other.actor, organization.name),
      );
      expect(done).toBe(1);
      expect(await administratorsOf(organization)).toBe(1);
      expect(await countActs(organization, 'organization.leave')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'an invitation that is accepted and taken back at once becomes one of both [rule 160]',
  async () => {
    for (const _ of round) {
      const { organization, administrator, ann, key } = await anInvited();
      const done = await countDone(
        acceptInvitation(ann.actor, { key }),
        cancelInvitation(administrator.actor, organization.name, key),
      );
      expect(done).toBe(1);
      const accepted = await countActs(organization, 'organization.acceptInvitation');
      const cancelled = await countActs(organization, 'organization.cancelInvitation');
      expect(accepted + cancelled).toBe(1);
      expect(await membersOf(organization)).toHaveLength(2 + accepted);
      expect(await db().membershipInvitation.count({ where: { key } })).toBe(0);
    }
  },
  timeLimit,
);

test(
  'an invitation that is accepted twice at once makes one member [rule 160]',
  async () => {
    for (const _ of round) {
      const { organization, ann, key } = await anInvited();
      const accept = () => acceptInvitation(ann.actor, { key });
      expect(await countDone(accept(), accept(), accept())).toBe(1);
      expect(await membersOf(organization)).toHaveLength(3);
      expect(await countActs(organization, 'organization.acceptInvitation')).toBe(1);
    }
  },
  timeLimit,
);

test(
  'somebody who is invited twice at once has one invitation [rule 161]',
  async () => {
    for (const _ of round) {
      const { organization, one, other } = await twoAdministrators();
      const { name: who } = await aUser();
      const both = await Promise.all([
        inviteMember(one.actor, organization.name, { who, role: 'administrator' }),
        inviteMember(other.actor, organization.name, { who, role: 'collaborator' }),
      ]);
      expect(both[0].key).toBe(both[1].key);
      const kept = await db().membershipInvitation.findMany({ where: { organizationKey: organization.key } });
      expect(kept).toMatchObject([{ role: 'administrator' }]);
    }
  },
  timeLimit,
);

test(
  'of an organization that is deleted while somebody joins it, one of both comes to be [rule 160, 166]',
  async () => {
    for (const _ of round) {
      const [administrator, ann] = await Promise.all([aUser(), aUser()]);
      const organization = await anOrganizationOf(administrator);
      const { name } = organization;
      const { key } = await inviteMember(administrator.actor, name, { who: ann.name, role: 'collaborator' });
      const done = await countDone(
        acceptInvitation(ann.actor, { key }),
        deleteOrganization(administrator.actor, { organization: name, name }),
      );
      expect(done).toBe(1);
      const gone = await db().account.count({ where: { key: organization.key, deletedAt: { not: null } } });
      const accepted = await countActs(organization, 'organization.acceptInvitation');
      expect(gone + accepted).toBe(1);
      expect(await membersOf(organization)).toHaveLength(gone === 1 ? 0 : 2);
      expect(await db().membershipInvitation.count({ where: { key } })).toBe(0);
    }
  },
  timeLimit,
);
