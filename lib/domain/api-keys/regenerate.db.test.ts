import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { effort } from '@/lib/testing/effort';
import { anApiKey, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { keepMails, subjectsTo } from '@/lib/testing/mailbox';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { lockUser } from '../accounts/lock';
import { system } from '../actor';
import { flushLastUsed } from '../last-used';
import { hashSecret } from '../secret';
import { authenticateApiKey } from './authenticate';
import { createApiKey } from './create';
import { deleteApiKey } from './delete';
import { getApiKey, listApiKeys, revokeApiKey } from './own-keys';
import { regenerateApiKey } from './regenerate';
import { createVerificationKey, spendVerificationKey } from './verification';

keepMails();

const dayMs = 86_400_000;

async function aKey(user: TestUser, options: Parameters<typeof anApiKey>[1] = {}) {
  const secret = await anApiKey(user, options);
  const [made] = (await listApiKeys(user.actor)).keys;
  return { key: made?.key ?? 0, secret };
}

const recordsOf = (action: string, key: number) =>
  db().auditRecord.findMany({ where: { action, details: { path: ['apiKeyKey'], equals: key } } });

const daysLeft = (expiresAt: Date) => Math.round((expiresAt.getTime() - Date.now()) / dayMs);

describe('a new secret for a key', () => {
  test('puts an end to the one before, and keeps all else with the life that was chosen [rule 130]', async () => {
    const user = await aUser();
    const { key, secret: old } = await aKey(user, { days: 8, globs: ['A.*'], name: 'robot' });
    await authenticateApiKey(old, origin);
    await db().apiKey.update({ where: { key }, data: { expiresAt: new Date(Date.now() + dayMs) } });
    const { name, secret } = await regenerateApiKey(user.actor, key);

    expect(name).toBe('robot');
    await expect(authenticateApiKey(old, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
      message: expect.stringContaining('unknown, deleted or replaced'),
    });
    const actor = await authenticateApiKey(secret, origin);
    expect(actor).toMatchObject({
      apiKeyKey: key,
      scopes: expect.arrayContaining([{ action: 'push', glob: 'A.*' }]),
    });
    expect(daysLeft(actor.expiresAt)).toBe(8);
    expect((await getApiKey(user.actor, key)).hint).toBe(secret.slice(0, 9));
  });

  test('is had for an expired key, which is told of when it ends again', async () => {
    const user = await aUser();
    const { key } = await aKey(user);
    await db().apiKey.update({
      where: { key },
      data: { expiresAt: new Date(), endingToldAt: new Date(), endedToldAt: new Date() },
    });
    const { secret } = await regenerateApiKey(user.actor, key);

    await authenticateApiKey(secret, origin);
    expect(await db().apiKey.findUnique({ where: { key } })).toMatchObject({
      endingToldAt: null,
      endedToldAt: null,
    });
  });

  test('is bound by what the organization asks of keys by now', async () => {
    const { organization, collaborator } = await anOrganization();
    const { key } = await aKey(collaborator, { ownerKey: organization.key, days: 30, actions: ['push'] });
    const policy = { organizationKey: organization.key, keyMaxDays: 7 };
    await db().organizationPolicy.create({ data: policy });
    const { secret } = await regenerateApiKey(collaborator.actor, key);
    expect(daysLeft((await authenticateApiKey(secret, origin)).expiresAt)).toBe(7);

    await db().organizationPolicy.update({
      where: { organizationKey: organization.key },
      data: { newIdsByAdministratorsOnly: true },
    });
    await expect(regenerateApiKey(collaborator.actor, key)).rejects.toMatchObject({
      code: 'forbidden',
      field: undefined,
      message: expect.stringContaining('Make a new key that pushes only new package versions'),
    });
    await removeMember(organization, collaborator);
    await expect(regenerateApiKey(collaborator.actor, key)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(`not a member of the organization "${organization.name}"`),
    });
    await authenticateApiKey(secret, origin);
  });

  test('is recorded in both records and told, without the secret', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key } = await aKey(collaborator, { ownerKey: organization.key });
    const { secret } = await regenerateApiKey(collaborator.actor, key);

    const records = await recordsOf('apiKey.regenerate', key);
    expect(records).toMatchObject([
      { accountKey: collaborator.key, organizationKey: organization.key, details: { days: 30 } },
    ]);
    expect(JSON.stringify(records.map(({ details, subject }) => [details, subject]))).not.toContain(
      secret.slice(0, 12),
    );
    expect((await subjectsTo(collaborator)).at(-1)).toBe('[Lode] An API key got a new secret');
    expect((await subjectsTo(administrator)).at(-1)).toBe(
      `[Lode] An API key got a new secret: ${organization.name}`,
    );
  });

  test('by two at once leaves one secret that is good', async () => {
    const user = await aUser();
    const { key } = await aKey(user);
    for (let round = 0; round < effort(100); round++) {
      const made = await Promise.all([1, 2].map(() => regenerateApiKey(user.actor, key)));
      const outcomes = await Promise.allSettled(made.map(({ secret }) => authenticateApiKey(secret, origin)));

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('takes its verification keys along, and uses of the one before do not count for it', async () => {
    const user = await aUser();
    const { key, secret } = await aKey(user);
    await authenticateApiKey(secret, origin);
    const actor = await authenticateApiKey(secret, origin);
    const verification = await createVerificationKey(actor, { id: 'acme', lowerId: 'acme' });
    await regenerateApiKey(user.actor, key);
    await flushLastUsed();

    expect((await getApiKey(user.actor, key)).lastUsedAt).toBeNull();
    await expect(spendVerificationKey(verification.secret, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
    });
  });

  test('is refused to strangers, without a late proof, and for a revoked key', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);
    const { key, secret } = await aKey(user);
    const stale = { ...user.actor, session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) } };

    await expect(regenerateApiKey(stranger.actor, key)).rejects.toMatchObject({ code: 'notFound' });
    await expect(regenerateApiKey(stale, key)).rejects.toMatchObject({ code: 'proofNeeded' });
    await authenticateApiKey(secret, origin);
    await revokeApiKey(user.actor, key);
    await expect(regenerateApiKey(user.actor, key)).rejects.toMatchObject({ code: 'invalidApiKey' });
    expect(await recordsOf('apiKey.regenerate', key)).toEqual([]);
  });
});

test('who is locked can neither make a key nor give one a new secret [rule 138]', async () => {
  const user = await aUser();
  const { key, secret } = await aKey(user);
  await lockUser(system, user.name, 'a test');
  const newKey = { name: 'x', ownerKey: user.key, actions: ['push' as const], globs: ['*'], days: 1 };
  const refused = { code: 'forbidden', message: expect.stringContaining('is locked') };

  // As his session was found before he was locked, and after.
  for (const actor of [user.actor, { ...user.actor, locked: true }]) {
    await expect(createApiKey(actor, newKey)).rejects.toMatchObject(refused);
    await expect(regenerateApiKey(actor, key)).rejects.toMatchObject(refused);
  }
  const { hash } = await db().apiKey.findUniqueOrThrow({ where: { key }, select: { hash: true } });
  expect(hash).toEqual(hashSecret(secret));
  expect((await listApiKeys(user.actor)).keys).toHaveLength(1);
});

describe('deleting a key', () => {
  test('removes it, and it works no more; what it did stays in the records [rule 131]', async () => {
    const { organization, administrator, collaborator } = await anOrganization();
    const { key, secret } = await aKey(collaborator, { ownerKey: organization.key, name: 'robot' });
    await authenticateApiKey(secret, origin);
    await deleteApiKey(collaborator.actor, key);

    await expect(authenticateApiKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    expect((await listApiKeys(collaborator.actor)).keys).toEqual([]);
    expect(await db().apiKeyScope.count({ where: { apiKeyKey: key } })).toBe(0);
    expect(await recordsOf('apiKey.delete', key)).toMatchObject([
      { subject: 'robot', accountKey: collaborator.key, organizationKey: organization.key },
    ]);
    expect(await db().auditRecord.count({ where: { action: 'apiKey.firstUse', apiKeyKey: key } })).toBe(1);
    expect((await subjectsTo(collaborator)).at(-1)).toBe('[Lode] An API key was deleted');
    expect((await subjectsTo(administrator)).at(-1)).toBe(
      `[Lode] An API key was deleted: ${organization.name}`,
    );
  });

  test('is what its maker alone may, once, in whatever state it is', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);
    for (let round = 0; round < effort(100); round++) {
      const { key } = await aKey(user);
      if (round % 2 === 0) await revokeApiKey(user.actor, key);
      await expect(deleteApiKey(stranger.actor, key)).rejects.toMatchObject({ code: 'notFound' });
      const outcomes = await Promise.allSettled([1, 2].map(() => deleteApiKey(user.actor, key)));

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await recordsOf('apiKey.delete', key)).toHaveLength(1);
    }
  });
});
