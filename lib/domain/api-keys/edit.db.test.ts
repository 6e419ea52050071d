import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aUser, bytesOf, origin, type TestUser } from '@/lib/testing/factories';
import { effort } from '@/lib/testing/effort';
import { makeNupkg } from '@/lib/testing/nupkg';
import { anOrganization, removeMember } from '@/lib/testing/organizations';
import { aWord } from '@/lib/testing/word';
import { lockUser } from '../accounts/lock';
import { system } from '../actor';
import { push } from '../packages/push';
import { authenticateApiKey } from './authenticate';
import { editApiKey } from './edit';
import { getApiKey, listApiKeys, revokeApiKey } from './own-keys';

const everything = { globs: ['*'], networks: [] as string[], reads: false };

/** A new key of somebody: its number and its secret. */
async function aKey(user: TestUser, options: Parameters<typeof anApiKey>[1] = {}) {
  const secret = await anApiKey(user, options);
  const [made] = (await listApiKeys(user.actor)).keys;
  return { key: made?.key ?? 0, secret };
}

const recordsOf = (key: number) =>
  db().auditRecord.findMany({
    where: { action: 'apiKey.edit', details: { path: ['apiKeyKey'], equals: key } },
    orderBy: { key: 'asc' },
  });

const aPush = async (secret: string, id: string) =>
  push(await authenticateApiKey(secret, origin), bytesOf(await makeNupkg({ id, version: '1.0.0' })), {
    limitBytes: 10_000_000,
  });

describe('editing a key', () => {
  test('changes which packages it covers, and nothing else of it [rule 129]', async () => {
    const user = await aUser();
    const { key, secret } = await aKey(user, { globs: ['Old.*'], actions: ['push', 'unlist'], days: 8 });
    const before = await getApiKey(user.actor, key);
    const word = aWord();
    await expect(aPush(secret, `${word}.A`)).rejects.toMatchObject({ code: 'pushForbidden' });
    await editApiKey(user.actor, key, { ...everything, globs: [`${word}.*`, 'Other'] });
    await aPush(secret, `${word}.A`);

    const after = await getApiKey(user.actor, key);
    expect(after.scopes).toHaveLength(4);
    expect(after.scopes).toEqual(
      expect.arrayContaining([
        { action: 'push', glob: `${word}.*` },
        { action: 'unlist', glob: 'Other' },
      ]),
    );
    const { name, hint, createdAt, expiresAt, days, ownerKey } = before;
    expect(after).toMatchObject({ name, hint, createdAt, expiresAt, days, ownerKey });
  });

  test('binds it to networks, and lets it read; a key that only read must keep that', async () => {
    const user = await aUser();
    const { key } = await aKey(user, { actions: ['unlist'] });
    await editApiKey(user.actor, key, { ...everything, networks: ['192.0.2.1'], reads: true });

    expect(await getApiKey(user.actor, key)).toMatchObject({
      networks: ['192.0.2.1/32'],
      scopes: expect.arrayContaining([{ action: 'read', glob: '*' }]),
    });
    const reader = await aKey(user, { actions: ['read'] });
    await expect(editApiKey(user.actor, reader.key, everything)).rejects.toMatchObject({ field: 'scopes' });
  });

  test('is recorded with what was before, in both records of an organization, and not when nothing changed', async () => {
    const { organization, collaborator } = await anOrganization();
    const { key, secret } = await aKey(collaborator, { ownerKey: organization.key, actions: ['push'] });
    await editApiKey(collaborator.actor, key, { ...everything, globs: ['A'] });
    await editApiKey(collaborator.actor, key, { ...everything, globs: ['A'] });

    const records = await recordsOf(key);
    expect(records).toMatchObject([
      {
        subject: 'test',
        accountKey: collaborator.key,
        organizationKey: organization.key,
        details: { globs: ['A'], actions: ['push'], before: { globs: ['*'] } },
      },
    ]);
    expect(JSON.stringify(records.map(({ details }) => details))).not.toContain(secret.slice(0, 12));
  });

  test('by several at once leaves what one of them wanted, and a record of each', async () => {
    const user = await aUser();
    const { key } = await aKey(user);
    for (let round = 0; round < effort(100); round++) {
      const wanted = [1, 2].map((number) => [`A${round}.${number}`, `B${round}.${number}`]);
      await Promise.all(wanted.map((globs) => editApiKey(user.actor, key, { ...everything, globs })));

      const { scopes } = await getApiKey(user.actor, key);
      const globs = [...new Set(scopes.map(({ glob }) => glob))].sort();
      expect(wanted).toContainEqual(globs);
    }
    expect(await recordsOf(key)).toHaveLength(2 * effort(100));
  });

  test('is refused to strangers, and of a key that was revoked', async () => {
    const [user, stranger] = await Promise.all([aUser(), aUser()]);
    const { key } = await aKey(user);

    await expect(editApiKey(stranger.actor, key, everything)).rejects.toMatchObject({ code: 'notFound' });
    await expect(editApiKey({ kind: 'anonymous', origin }, key, everything)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await revokeApiKey(user.actor, key);
    await expect(editApiKey(user.actor, key, { ...everything, globs: ['A'] })).rejects.toMatchObject({
      code: 'invalidApiKey',
    });
    expect(await recordsOf(key)).toEqual([]);
  });

  test('asks who publishes with it for a proof of the last quarter of an hour', async () => {
    const user = await aUser();
    const stale = { ...user.actor, session: { key: 0, provedAt: new Date(Date.now() - 16 * 60_000) } };
    const [publishing, harmless] = [await aKey(user), await aKey(user, { actions: ['unlist'] })];
    const change = { ...everything, globs: ['A'] };

    await expect(editApiKey(stale, publishing.key, change)).rejects.toMatchObject({ code: 'proofNeeded' });
    await editApiKey(stale, harmless.key, change);
    await expect(editApiKey(stale, harmless.key, { ...change, reads: true })).rejects.toMatchObject({
      code: 'proofNeeded',
    });
  });

  test('is refused while its maker or owner is locked, and once its maker has left', async () => {
    const { organization, collaborator } = await anOrganization();
    const { key } = await aKey(collaborator, { ownerKey: organization.key });
    const change = { ...everything, globs: ['A'] };
    await removeMember(organization, collaborator);
    await expect(editApiKey(collaborator.actor, key, change)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(`not a member of the organization "${organization.name}"`),
    });

    const own = await aKey(collaborator);
    await lockUser(system, collaborator.name, 'a test');
    await expect(editApiKey(collaborator.actor, own.key, change)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each([
    ['globs', { globs: ['Acme.?'] }],
    ['networks', { networks: ['everywhere'] }],
  ])('is refused for its %s: %j', async (field, wrong) => {
    const user = await aUser();
    const { key } = await aKey(user);

    await expect(editApiKey(user.actor, key, { ...everything, ...wrong })).rejects.toMatchObject({
      code: 'invalid',
      field,
    });
  });
});
