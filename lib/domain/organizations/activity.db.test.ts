import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aPackage, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { type Actor, system } from '../actor';
import { type AuditAction, record } from '../audit';
import type { ActivityLine } from '../activity/line';
import type { Place } from '../activity/moment';
import { listOrganizationActivity } from './activity';

/** Somebody's act in an organization's name, as a key of his does it. */
async function act(
  actor: Actor,
  organizationKey: number,
  action: AuditAction,
  subject: { packageKey?: number; accountKey?: number; details?: { role: string } } = {},
): Promise<void> {
  await transaction((tx) => record(tx, actor, action, { organizationKey, ...subject }));
}

const whoDidWhat = (lines: readonly ActivityLine[]) =>
  lines.map(({ action, by }) => [action, typeof by === 'string' ? by : by.name]);

test('an organization’s record tells its members who did what, to whom, from where and with what [rule 219]', async () => {
  const { organization, administrator, collaborator } = await anOrganization();
  await act(administrator.actor, organization.key, 'organization.changeRole', {
    accountKey: collaborator.key,
    details: { role: 'administrator' },
  });

  const { lines, older, newer } = await listOrganizationActivity(collaborator.actor, organization.lowerName);
  expect(lines).toMatchObject([
    {
      action: 'organization.changeRole',
      by: { name: administrator.name, administrator: false },
      about: collaborator.name,
      role: 'administrator',
      address: origin.address,
      client: origin.client,
    },
    { action: 'organization.create', by: 'operator', about: undefined, address: undefined },
  ]);
  expect([older, newer]).toEqual([undefined, undefined]);
});
