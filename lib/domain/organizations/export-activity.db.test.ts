import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aUser } from '@/lib/testing/factories';
import { act } from '@/lib/testing/organization-acts';
import { anOrganization } from '@/lib/testing/organizations';
import type { ActivityLine } from '../activity/line';
import { listOrganizationActivity } from './activity';
import { exportOrganizationActivity } from './export-activity';

async function collect(lines: AsyncIterable<ActivityLine>): Promise<ActivityLine[]> {
  const all: ActivityLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

test('an export holds every record that fits, over many batches, and stands in the record itself [rule 219]', async () => {
  const { organization, collaborator } = await anOrganization();
  await db().auditRecord.createMany({
    data: Array.from({ length: 2_050 }, (_, number) => ({
      at: new Date(Date.UTC(2020, 0, 1) + Math.floor(number / 7) * 1000),
      action: number % 2 === 0 ? 'package.push' : 'organization.invite',
      subject: String(number),
      organizationKey: organization.key,
    })),
  });

  const { lines } = await exportOrganizationActivity(collaborator.actor, organization.name, {});
  const all = await collect(lines);
  expect(all).toHaveLength(2_052);
  expect(new Set(all.map(({ key }) => key)).size).toBe(2_052);
  expect(all[0]).toMatchObject({ action: 'organization.export', by: { name: collaborator.name } });

  const pushes = await exportOrganizationActivity(collaborator.actor, organization.name, { kind: 'pushes' });
  expect(await collect(pushes.lines)).toHaveLength(1_025);
});

test('an export is refused to strangers, and leaves no trace then [rule 219]', async () => {
  const { organization, administrator } = await anOrganization();
  const stranger = await aUser();

  await expect(exportOrganizationActivity(stranger.actor, organization.name, {})).rejects.toMatchObject({
    code: 'notFound',
  });
  const { lines } = await listOrganizationActivity(administrator.actor, organization.name);
  expect(lines.map(({ action }) => action)).toEqual(['organization.create']);
});

test('an export may be asked for often, but not without end [rule 219]', async () => {
  const { organization, administrator } = await anOrganization();
  await act(administrator.actor, organization.key, 'organization.invite');

  for (let round = 0; round < 30; round++) {
    await exportOrganizationActivity(administrator.actor, organization.name, {});
  }
  await expect(exportOrganizationActivity(administrator.actor, organization.name, {})).rejects.toMatchObject({
    code: 'tooManyTries',
  });
});
