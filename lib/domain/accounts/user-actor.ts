import { env } from '@/lib/config/env';
import type { Prisma } from '@/lib/db/generated/client';
import type { Origin, UserActor } from '../actor';

/** What has to be known of an account before it may do anything. */
export const actorColumns = {
  key: true,
  name: true,
  admin: true,
  lockedAt: true,
  deletedAt: true,
  secondFactor: true,
  addresses: { where: { confirmedAddress: { not: null } }, select: { key: true }, take: 1 },
} satisfies Prisma.AccountSelect;

type AccountRow = Prisma.AccountGetPayload<{ select: typeof actorColumns }>;

/** The person of an account, without a session. */
export function userActorOf(
  { key, name, admin, lockedAt, secondFactor, addresses }: AccountRow,
  origin: Origin,
): UserActor {
  return {
    kind: 'user',
    accountKey: key,
    name,
    admin,
    locked: lockedAt !== null,
    confirmed: addresses.length > 0,
    lacksSecondFactor: !secondFactor && demandsSecondFactor(admin),
    session: undefined,
    origin,
  };
}

/** Whether the gallery asks a second factor of somebody. */
export function demandsSecondFactor(admin: boolean): boolean {
  const of = env().REQUIRE_SECOND_FACTOR;
  return of === 'everybody' || (of === 'administrators' && admin);
}
