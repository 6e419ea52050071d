import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { hashOf } from '@/lib/storage/paths';
import { type Actor, requireTrusted } from '../actor';
import { invalidField } from '../errors';
import { getManaged, getViewed, holdManaged, recordManaged } from './managed';

export type ProfileText = {
  /** What people call it; empty: the name. */
  displayName: string;
  bio: string;
  /** An https address; empty for none. */
  website: string;
};

const columns = { displayName: true, bio: true, website: true } as const;

const longest = { displayName: 100, bio: 1000, website: 200 };

/** What a person says of himself, or an organization that he may look at, and the hash of the picture. */
export async function getOwnProfile(
  actor: Actor,
  organization?: string,
): Promise<ProfileText & { picture: string | undefined }> {
  const { key } = await getViewed(actor, organization);
  const found = await db().account.findUniqueOrThrow({
    where: { key },
    select: { ...columns, picture: true },
  });
  return { ...found, picture: found.picture === null ? undefined : hashOf(found.picture) };
}

/** Changes what a person says of himself, or the organization that is named. The same again is no change. */
export async function changeProfile(actor: Actor, input: ProfileText, organization?: string): Promise<void> {
  requireTrusted(actor);
  const managed = await getManaged(actor, organization);
  const { key } = managed;
  const wanted = checkProfile(input);
  await transaction(async (tx) => {
    await holdManaged(tx, actor, managed);
    const current = await tx.account.findUniqueOrThrow({ where: { key }, select: columns });
    const fields = (['displayName', 'bio', 'website'] as const).filter(
      (field) => current[field] !== wanted[field],
    );
    if (fields.length === 0) return;
    await tx.account.update({ where: { key }, data: wanted, select: { key: true } });
    await recordManaged(tx, actor, managed, 'changeProfile', { fields });
  });
}

/** What turns the direction of a text, or hides in it, makes it look like another one. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function checkProfile({ displayName, bio, website }: ProfileText): ProfileText {
  const text = {
    displayName: displayName.replace(/\s+/g, ' ').trim(),
    bio: bio.replace(/\r\n?/g, '\n').trim(),
    website: website.trim(),
  };
  if (text.displayName.length > longest.displayName) {
    throw invalidField('displayName', `Shorten the display name to ${longest.displayName} characters.`);
  }
  if (hidden.test(text.displayName)) {
    throw invalidField('displayName', 'Leave out characters that cannot be seen.');
  }
  if (text.bio.length > longest.bio) {
    throw invalidField('bio', `Shorten the text to ${longest.bio.toLocaleString('en')} characters.`);
  }
  if (text.website !== '' && (!isHttps(text.website) || hidden.test(text.website))) {
    throw invalidField('website', 'Give an address that begins with https://, or none.');
  }
  return text;
}

function isHttps(text: string): boolean {
  if (text.length > longest.website || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}
