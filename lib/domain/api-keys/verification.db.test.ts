import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { anApiKey, aPackage, aUser, origin, type TestUser } from '@/lib/testing/factories';
import { authenticateApiKey } from './authenticate';
import {
  createVerificationKey,
  removeOldVerificationKeys,
  spendVerificationKey,
  verifyPackage,
} from './verification';

const aKey = async (user: TestUser, scopes: Parameters<typeof anApiKey>[1] = {}) =>
  authenticateApiKey(await anApiKey(user, scopes), origin);

const target = (lowerId: string) => ({ id: lowerId, lowerId });

describe('a verification key', () => {
  test('speaks once for the one who made it, about the ID that it was made for [check 115]', async () => {
    const { lowerId, owner } = await aPackage();
    const key = await aKey(owner);
    const { secret, expiresAt } = await createVerificationKey(key, target(lowerId));

    expect(Math.round((expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(24);
    const spent = await spendVerificationKey(secret, origin);
    expect(spent).toMatchObject({ lowerId, actor: { apiKeyKey: key.apiKeyKey } });
    await verifyPackage(spent.actor, target(lowerId), spent.lowerId);
    await expect(spendVerificationKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test('is spent once by many at a time [check 115]', async () => {
    const { lowerId, owner } = await aPackage();
    const { secret } = await createVerificationKey(await aKey(owner), target(lowerId));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => spendVerificationKey(secret, origin)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is kept as a hash', async () => {
    const key = await aKey(await aUser());
    const { secret } = await createVerificationKey(key, target('acme'));

    const rows = await db().verificationKey.findMany({ where: { apiKeyKey: key.apiKeyKey } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('is of no use after its day, or when its API key was ended', async () => {
    const key = await aKey(await aUser());
    const [old, orphan] = [
      await createVerificationKey(key, target('acme')),
      await createVerificationKey(key, target('acme')),
    ];
    await db().verificationKey.updateMany({
      where: { apiKeyKey: key.apiKeyKey },
      data: { expiresAt: new Date() },
    });
    await expect(spendVerificationKey(old.secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
    expect(await removeOldVerificationKeys()).toBeGreaterThan(0);
    await expect(spendVerificationKey(orphan.secret, origin)).rejects.toMatchObject({
      code: 'invalidApiKey',
    });

    const { secret } = await createVerificationKey(key, target('acme'));
    await db().apiKey.update({ where: { key: key.apiKeyKey }, data: { revokedAt: new Date() } });
    await expect(spendVerificationKey(secret, origin)).rejects.toMatchObject({ code: 'invalidApiKey' });
  });

  test('is made for nobody, and for no key that may not push', async () => {
    const unlistOnly = await aKey(await aUser(), { actions: ['unlist'] });

    await expect(createVerificationKey(unlistOnly, target('acme'))).rejects.toMatchObject({
      code: 'invalidApiKey',
    });
    await expect(createVerificationKey({ kind: 'anonymous', origin }, target('acme'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('verifying a package', () => {
  test('needs that the package and the version are here [check 116]', async () => {
    const { lowerId, owner } = await aPackage();
    const key = await aKey(owner);

    await verifyPackage(key, { ...target(lowerId), lowerVersion: '1.0.0' });
    await expect(verifyPackage(key, { ...target(lowerId), lowerVersion: '2.0.0' })).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(verifyPackage(key, target('nothing.of.this.name'))).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  test('is refused to strangers, to keys for other IDs and to verification keys of another ID', async () => {
    const { lowerId, owner } = await aPackage();
    const refused = { code: 'forbidden' };

    await expect(verifyPackage(await aKey(await aUser()), target(lowerId))).rejects.toMatchObject(refused);
    const narrow = await aKey(owner, { globs: ['Other.*'] });
    await expect(verifyPackage(narrow, target(lowerId))).rejects.toMatchObject(refused);
    await expect(verifyPackage(await aKey(owner), target(lowerId), 'acme')).rejects.toMatchObject(refused);
  });

  test('is recorded', async () => {
    const { id, lowerId, owner } = await aPackage();
    const key = await aKey(owner);
    await createVerificationKey(key, { id, lowerId });
    await verifyPackage(key, target(lowerId));

    const records = await db().auditRecord.findMany({
      where: { apiKeyKey: key.apiKeyKey },
      orderBy: { key: 'asc' },
    });
    expect(records).toMatchObject([
      { action: 'apiKey.firstUse' },
      { action: 'verificationKey.create', subject: id },
      { action: 'package.verify', subject: id },
    ]);
  });
});
