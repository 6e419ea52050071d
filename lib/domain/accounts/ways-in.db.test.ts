import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { aUser } from '@/lib/testing/factories';
import { aWord } from '@/lib/testing/word';
import { requireWayIn } from './ways-in';

// Browsers have no passkeys for an address of digits.
vi.stubEnv('GALLERY_URL', 'http://127.0.0.1:5000');

test('a passkey that no browser can use here is no way in', async () => {
  const { key: accountKey } = await aUser();
  await db().passkey.create({
    data: {
      accountKey,
      credentialId: aWord(),
      publicKey: new Uint8Array(1),
      counter: 0,
      transports: [],
      synced: false,
      name: 'Laptop',
    },
  });
  await transaction((tx) => requireWayIn(tx, accountKey));
  await db().credential.deleteMany({ where: { accountKey } });

  await expect(transaction((tx) => requireWayIn(tx, accountKey))).rejects.toMatchObject({ code: 'conflict' });
});
