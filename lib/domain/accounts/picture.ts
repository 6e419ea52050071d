import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { invalidate, type Transaction, transaction } from '@/lib/db/transaction';
import { objectName } from '@/lib/storage/paths';
import { type Actor, requireTrusted } from '../actor';
import { pictureMissing, pictureNotFound, pictureTooLarge, pictureUnreadable } from '../account-errors';
import { tags } from '../cache-tags';
import { takeTry } from '../rate-limit';
import { withObjects } from '../stored-objects';
import { getManaged, holdManaged, type Managed, recordManaged } from './managed';
import { pictureLimitBytes, remakePicture } from './picture-image';

/** Opening a picture costs more than most of what one person may ask for. */
const ofAccount = { most: 30, perSeconds: 3600 };

/** Gives a person a picture, or the organization that is named, made of what he sends. */
export async function changePicture(actor: Actor, bytes: Uint8Array, organization?: string): Promise<void> {
  const { accountKey } = requireTrusted(actor);
  const managed = await getManaged(actor, organization);
  await takeTry(`picture:account:${accountKey}`, ofAccount);
  if (bytes.length === 0) throw pictureMissing();
  if (bytes.length > pictureLimitBytes) throw pictureTooLarge();
  const picture = await remakePicture(bytes);
  if (picture === undefined) throw pictureUnreadable();
  const name = objectName(createHash('sha512').update(picture).digest());
  await withObjects([{ objectName: name, sizeBytes: picture.length, from: picture }], (tx) =>
    setPicture(tx, actor, managed, name),
  );
}

/** Takes the picture away: the one that is made of the name comes back. Again is no error. */
export async function removePicture(actor: Actor, organization?: string): Promise<void> {
  requireTrusted(actor);
  const managed = await getManaged(actor, organization);
  await transaction((tx) => setPicture(tx, actor, managed, null));
}

async function setPicture(tx: Transaction, actor: Actor, managed: Managed, picture: string | null) {
  await holdManaged(tx, actor, managed);
  const { key } = managed;
  const before = await tx.account.findUniqueOrThrow({
    where: { key },
    select: { name: true, picture: true },
  });
  if (before.picture === picture) return;
  await tx.account.update({ where: { key }, data: { picture }, select: { key: true } });
  await recordManaged(tx, actor, managed, 'changePicture', { removed: picture === null });
  if (before.picture !== null) invalidate(tx, tags.picture(before.picture));
  invalidate(tx, tags.avatar(before.name));
}

/**
 * The object of a picture, by its hash. Throws `pictureNotFound` for what is nobody's picture: nothing else of the
 * storage is shown as one.
 */
export async function getPictureObject(hash: string): Promise<string> {
  const picture = objectName(Buffer.from(hash, 'hex'));
  const found = await db().account.findFirst({ where: { picture, deletedAt: null }, select: { key: true } });
  if (found === null) throw pictureNotFound();
  return picture;
}
