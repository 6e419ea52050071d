import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { invalidate, type Transaction, transaction } from '@/lib/db/transaction';
import { objectName } from '@/lib/storage/paths';
import { type Actor, requireTrusted } from '../actor';
import { pictureMissing, pictureNotFound, pictureTooLarge, pictureUnreadable } from '../account-errors';
import { record } from '../audit';
import { tags } from '../cache-tags';
import { takeTry } from '../rate-limit';
import { withObjects } from '../stored-objects';
import { holdAccount } from './hold';
import { pictureLimitBytes, remakePicture } from './picture-image';

/** Opening a picture costs more than most of what one person may ask for. */
const ofAccount = { most: 30, perSeconds: 3600 };

/** Gives a person a picture, made of what he sends. */
export async function changePicture(actor: Actor, bytes: Uint8Array): Promise<void> {
  const { accountKey } = requireTrusted(actor);
  await takeTry(`picture:account:${accountKey}`, ofAccount);
  if (bytes.length === 0) throw pictureMissing();
  if (bytes.length > pictureLimitBytes) throw pictureTooLarge();
  const picture = await remakePicture(bytes);
  if (picture === undefined) throw pictureUnreadable();
  const name = objectName(createHash('sha512').update(picture).digest());
  await withObjects([{ objectName: name, sizeBytes: picture.length, from: picture }], (tx) =>
    setPicture(tx, actor, accountKey, name),
  );
}

/** Takes a person's picture away: the one that is made of his name comes back. Again is no error. */
export async function removePicture(actor: Actor): Promise<void> {
  const { accountKey } = requireTrusted(actor);
  await transaction((tx) => setPicture(tx, actor, accountKey, null));
}

async function setPicture(tx: Transaction, actor: Actor, accountKey: number, picture: string | null) {
  await holdAccount(tx, accountKey);
  const before = await tx.account.findUniqueOrThrow({
    where: { key: accountKey },
    select: { name: true, picture: true },
  });
  if (before.picture === picture) return;
  await tx.account.update({ where: { key: accountKey }, data: { picture }, select: { key: true } });
  await record(tx, actor, 'account.changePicture', { accountKey, details: { removed: picture === null } });
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
