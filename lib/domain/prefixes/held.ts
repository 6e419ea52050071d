import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { matchesId } from './verified';

/** Whether an account holds a prefix that a lower ID matches. */
export async function holdsPrefixOf(accountKey: number, lowerId: string): Promise<boolean> {
  const [found] = await db().$queryRaw<{ holds: boolean }[]>`
    select exists (
      select from "ReservedPrefix" prefix join "PrefixOwner" holder on holder."prefixKey" = prefix.key
      where holder."accountKey" = ${accountKey} and ${matchesId(Prisma.sql`${lowerId}::text`)}) as holds`;
  return found?.holds === true;
}
