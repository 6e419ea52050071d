import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type Actor, requireSignedIn } from '../actor';
import { hashSecret } from '../secret';
import { transformHindered, transformOfOther, transformOver } from '../transform-errors';
import { listHindrances } from './transform-rules';

export type TransformPreview = {
  /** Why it cannot be now, a sentence each. */
  hindrances: string[];
  /** The request that waits. */
  waiting: { administrator: string; createdAt: Date; expiresAt: Date } | undefined;
  /** How much would stay. */
  packages: number;
  apiKeys: number;
};

/** What would become of the actor's account as an organization. */
export async function previewTransform(actor: Actor): Promise<TransformPreview> {
  const { accountKey, name } = requireSignedIn(actor);
  const [hindrances, request, packages, apiKeys] = await Promise.all([
    listHindrances(db(), accountKey),
    db().transformRequest.findUnique({
      where: { accountKey, expiresAt: { gt: new Date() } },
      select: { createdAt: true, expiresAt: true, administrator: { select: { name: true } } },
    }),
    db().packageOwner.count({ where: { accountKey } }),
    db().apiKey.count({
      where: { creatorKey: accountKey, ownerKey: accountKey, revokedAt: null, expiresAt: { gt: new Date() } },
    }),
  ]);
  return {
    hindrances: hindrances.map((hindrance) => transformHindered(hindrance, name).message),
    waiting: request === null ? undefined : { ...request, administrator: request.administrator.name },
    packages,
    apiKeys,
  };
}

/** Somebody's request to the actor. */
export type TransformToConfirm = {
  accountKey: number;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  packages: number;
};

const columns = {
  accountKey: true,
  createdAt: true,
  expiresAt: true,
  account: { select: { name: true, _count: { select: { packages: true } } } },
} satisfies Prisma.TransformRequestSelect;

type Row = Prisma.TransformRequestGetPayload<{ select: typeof columns }>;

const toConfirm = ({ account, ...request }: Row): TransformToConfirm => ({
  ...request,
  name: account.name,
  packages: account._count.packages,
});

const most = 100;

/** The accounts that ask the actor to become the administrator of the organizations that they want to be, the newest first. */
export async function listTransformsToConfirm(actor: Actor): Promise<TransformToConfirm[]> {
  const { accountKey } = requireSignedIn(actor);
  const found = await db().transformRequest.findMany({
    where: { administratorKey: accountKey, expiresAt: { gt: new Date() }, account: { deletedAt: null } },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: columns,
  });
  return found.map(toConfirm);
}

/** The request that the link of a mail leads to. Throws `transformOver`, `transformOfOther`. */
export async function getTransformToConfirm(actor: Actor, token: string): Promise<TransformToConfirm> {
  const { accountKey, name } = requireSignedIn(actor);
  const found = await db().transformRequest.findUnique({
    where: { tokenHash: hashSecret(token), expiresAt: { gt: new Date() } },
    select: { ...columns, administratorKey: true },
  });
  if (found === null) throw transformOver();
  const { administratorKey, ...request } = found;
  if (administratorKey !== accountKey) throw transformOfOther(name);
  return toConfirm(request);
}
