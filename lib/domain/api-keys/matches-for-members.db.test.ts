import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { aPackage } from '@/lib/testing/factories';
import { addOwner, anOrganization } from '@/lib/testing/organizations';
import { findMatches, listPackagesToChoose } from './matches';

vi.stubEnv('READ_ACCESS', 'members');

test('where a gallery is for its members, packages are named to nobody who may not read now [check 151]', async () => {
  const { organization, collaborator } = await anOrganization();
  const { lowerId, id } = await aPackage();
  const { key } = await db().package.findUniqueOrThrow({ where: { lowerId } });
  await addOwner(key, organization.key);
  const asked = { ownerKey: organization.key, globs: ['*'] };
  const reader = collaborator.actor;

  expect(await findMatches(reader, asked)).toEqual({ ids: [id], count: 1, owned: 1 });
  expect(await listPackagesToChoose(reader)).toEqual([{ id, owner: organization.name }]);
  for (const actor of [
    { ...reader, locked: true },
    { ...reader, confirmed: false },
  ]) {
    expect(await findMatches(actor, asked)).toBeUndefined();
    expect(await listPackagesToChoose(actor)).toEqual([]);
    expect(await listPackagesToChoose(actor, organization.key)).toEqual([]);
  }
});
