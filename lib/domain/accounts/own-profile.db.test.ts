import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { objectName } from '@/lib/storage/paths';
import { storage } from '@/lib/storage/storage';
import { aUser, origin, type TestUser } from '@/lib/testing/factories';
import { DomainError } from '../errors';
import { sweep } from '../packages/sweep';
import { changeProfile, getOwnProfile } from './own-profile';
import { changePicture, getPictureObject, removePicture } from './picture';
import { getProfile } from './profile';

const actsOf = async ({ key }: TestUser) => {
  const found = await db().auditRecord.findMany({
    where: { accountKey: key, action: { not: 'account.create' } },
    orderBy: { key: 'asc' },
  });
  return found.map(({ action, details }) => ({ action, details }));
};

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : undefined);

const nothing = { displayName: '', bio: '', website: '' };

describe('a profile', () => {
  test('is changed, shown to everybody, and recorded once by the names of its fields', async () => {
    const user = await aUser();
    const input = { displayName: ' Ann  Lee ', bio: 'One\r\nTwo ', website: 'https://ann.example/' };
    await Promise.all([1, 2, 3, 4].map(() => changeProfile(user.actor, input)));
    await changeProfile(user.actor, input);

    const shown = { displayName: 'Ann Lee', bio: 'One\nTwo', website: 'https://ann.example/' };
    expect(await getOwnProfile(user.actor)).toMatchObject(shown);
    expect(await getProfile(user.name, { skip: 0, take: 1 })).toMatchObject(shown);
    expect(await actsOf(user)).toEqual([
      { action: 'account.changeProfile', details: { fields: ['displayName', 'bio', 'website'] } },
    ]);
  });

  test.each([
    ['displayName', { displayName: 'x'.repeat(101) }],
    ['displayName', { displayName: 'Ann\u202eeeL' }],
    ['bio', { bio: 'x'.repeat(1001) }],
    ['website', { website: 'http://ann.example' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['website', { website: 'https://gallery.example@evil.example/' }],
    ['website', { website: 'https://evil.example/\u202egro.elpmaxe' }],
  ])('is refused for its %s: %j', async (field, wrong) => {
    const user = await aUser();

    await expect(changeProfile(user.actor, { ...nothing, ...wrong })).rejects.toMatchObject({ field });
    expect(await getOwnProfile(user.actor)).toMatchObject(nothing);
  });

  test('is not changed by who is locked or has proved no address', async () => {
    const { actor } = await aUser();

    for (const wrong of [{ locked: true }, { confirmed: false }]) {
      await expect(changeProfile({ ...actor, ...wrong }, nothing)).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(changePicture({ ...actor, ...wrong }, Buffer.of(1))).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(removePicture({ ...actor, ...wrong })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

const aPhoto = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#345' } });

describe('a picture', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'in %s becomes 256 by 256, without what it told',
    async (format) => {
      const user = await aUser();
      const photo = aPhoto().withExif({ IFD0: { Copyright: 'Secret place' } });
      await changePicture(user.actor, await photo.toFormat(format).toBuffer());

      const { picture } = await getOwnProfile(user.actor);
      const kept = await storage().readWhole(await getPictureObject(picture ?? ''));
      expect(await sharp(kept).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
      expect(kept?.includes('Secret place')).toBe(false);
      expect(await getProfile(user.name, { skip: 0, take: 1 })).toMatchObject({ picture });
    },
  );

  test('stays in storage however old, until it is removed', async () => {
    const user = await aUser();
    const [red, blue] = [Math.floor(Math.random() * 256), user.key % 256];
    const photo = sharp({
      create: { width: 9, height: 9, channels: 3, background: { r: red, g: 7, b: blue } },
    });
    await changePicture(user.actor, await photo.png().toBuffer());
    const { picture = '' } = await getOwnProfile(user.actor);
    const name = objectName(Buffer.from(picture, 'hex'));
    const age = () => {
      const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
      return utimes(join(env().DATA_DIR, 'packages', name), twoDaysAgo, twoDaysAgo);
    };

    await age();
    await sweep();
    expect(await storage().stat(name)).toBeDefined();

    await removePicture(user.actor);
    await removePicture(user.actor);
    await expect(getPictureObject(picture)).rejects.toMatchObject({ code: 'notFound' });
    await age();
    await sweep();
    expect(await storage().stat(name)).toBeUndefined();
    expect(await actsOf(user)).toEqual([
      { action: 'account.changePicture', details: { removed: false } },
      { action: 'account.changePicture', details: { removed: true } },
    ]);
  });

  test('of nothing, of text, of SVG, cut short or with too many pixels is refused', async () => {
    const user = await aUser();
    const png = await aPhoto().png().toBuffer();
    const hostile = [
      Buffer.alloc(0),
      Buffer.from('Hello'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      png.subarray(0, png.length / 2),
      await aPhoto(6000, 5001).png().toBuffer(),
    ];

    for (const bytes of hostile) {
      await expect(changePicture(user.actor, bytes)).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(changePicture(user.actor, Buffer.alloc(2 * 1_048_576 + 1))).rejects.toMatchObject({
      code: 'tooLarge',
    });
    expect(await actsOf(user)).toEqual([]);
  });

  test('is taken, and taken away, once, however often at once', async () => {
    const user = await aUser();
    const photo = await aPhoto(20, 20).png().toBuffer();
    await Promise.all([1, 2, 3, 4].map(() => changePicture(user.actor, photo)));
    await Promise.all([1, 2, 3, 4].map(() => removePicture(user.actor)));

    expect((await actsOf(user)).map(({ details }) => details)).toEqual([
      { removed: false },
      { removed: true },
    ]);
  });

  test('is changed thirty times an hour at most', async () => {
    const user = await aUser();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 31 }, () => changePicture(user.actor, Buffer.alloc(0))),
    );
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && codeOf(outcome.reason));

    expect(codes.filter((code) => code === 'invalid')).toHaveLength(30);
    expect(codes.filter((code) => code === 'tooManyTries')).toHaveLength(1);
  });
});

test('whoever did not sign in has no profile and no picture to change', async () => {
  const nobody = { kind: 'anonymous', origin } as const;
  const refused = { code: 'unauthenticated' };

  await expect(changeProfile(nobody, nothing)).rejects.toMatchObject(refused);
  await expect(changePicture(nobody, Buffer.of(1))).rejects.toMatchObject(refused);
  await expect(removePicture(nobody)).rejects.toMatchObject(refused);
});

test('no other object of the storage is shown as a picture', async () => {
  const bytes = Buffer.from('a package that nobody may read');
  const hash = Buffer.alloc(64, 7);
  await storage().putBytes(objectName(hash), bytes);

  await expect(getPictureObject(hash.toString('hex'))).rejects.toMatchObject({ code: 'notFound' });
});
