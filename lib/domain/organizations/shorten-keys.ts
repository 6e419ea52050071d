import type { Transaction } from '@/lib/db/transaction';

/**
 * Cuts the API keys in an organization's name that may live longer than its keys now may, counted from when each was
 * made: those that are older than that end at once. Their makers are told of it as of every key that ends. Gives how many.
 */
export const shortenKeys = (tx: Transaction, organizationKey: number, maxDays: number): Promise<number> =>
  tx.$executeRaw`
    update "ApiKey"
    set "expiresAt" = greatest("createdAt" + make_interval(days => ${maxDays}::int), now()),
        "endingToldAt" = null
    where "ownerKey" = ${organizationKey} and "revokedAt" is null
      and "expiresAt" > greatest("createdAt" + make_interval(days => ${maxDays}::int), now())`;
