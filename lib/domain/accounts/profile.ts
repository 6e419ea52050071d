import { db } from '@/lib/db/client';
import { hashOf } from '@/lib/storage/paths';
import { type SearchResult, searchPackages } from '../packages/search';
import { accountNotFound } from '../account-errors';
import { asksForAvatars } from './avatar';
import { lowerName } from './names';

export type Profile = {
  /** In the account's own casing. */
  name: string;
  /** What people call it; empty: its name. */
  displayName: string;
  bio: string;
  website: string;
  /** The hash of its picture; undefined: one is made of the name. */
  picture: string | undefined;
  /** Whether an outside service is asked for one instead. */
  hasAvatar: boolean;
  organization: boolean;
  createdAt: Date;
  /** Of all packages that the account owns, unlisted ones too. */
  downloads: number;
  /** A page of the packages with a listed version, the most downloaded first. */
  packages: SearchResult;
};

/** What everybody may know of an account. Throws `accountNotFound`. */
export async function getProfile(
  name: string,
  { skip, take }: { skip: number; take: number },
): Promise<Profile> {
  const account = await db().account.findUnique({
    where: { lowerName: lowerName(name.trim()), deletedAt: null },
    select: {
      key: true,
      name: true,
      kind: true,
      createdAt: true,
      displayName: true,
      bio: true,
      website: true,
      picture: true,
    },
  });
  if (account === null) throw accountNotFound(name);
  const [downloads, packages] = await Promise.all([
    countDownloads(account.key),
    searchPackages({
      q: `owner:"${account.name}"`,
      skip,
      take,
      prerelease: true,
      semVer2: true,
      sort: 'downloads',
    }),
  ]);
  return {
    name: account.name,
    displayName: account.displayName,
    bio: account.bio,
    website: account.website,
    picture: account.picture === null ? undefined : hashOf(account.picture),
    hasAvatar: account.picture === null && asksForAvatars(),
    organization: account.kind === 'organization',
    createdAt: account.createdAt,
    downloads,
    packages,
  };
}

async function countDownloads(accountKey: number): Promise<number> {
  const [sum] = await db().$queryRaw<{ count: number }[]>`
    select coalesce(sum(total.count), 0)::float8 as count
    from "PackageOwner" owner join "PackageDownloads" total on total."packageKey" = owner."packageKey"
    where owner."accountKey" = ${accountKey}`;
  return sum?.count ?? 0;
}
