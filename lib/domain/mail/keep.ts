import { transaction } from '@/lib/db/transaction';
import { rowsIn } from './state';

export type KeptMail = { key: bigint; to: string; subject: string; text: string };

const atOnce = 100;

/** Gives up sending mails that wait, in a gallery that sends none: they are kept. Gives some of them, until none waits. */
export async function keepWaiting(): Promise<KeptMail[]> {
  const kept = await transaction(
    (tx) => tx.$queryRaw<KeptMail[]>`
      update "Mail" set "tryAt" = null, tries = 0, failure = ''
      where key in (select key from "Mail" where "tryAt" is not null
                    order by key limit ${atOnce} for update skip locked)
      returning key, "to", subject, text`,
  );
  return kept.toSorted((a, b) => Number(a.key - b.key));
}

const freshMs = 86_400_000;

/**
 * Has the mails that were kept within the last day sent, for their readers still wait for them. Older ones would come out
 * of the blue, with links that are no longer good.
 */
export async function releaseKept(now = new Date()): Promise<void> {
  await transaction((tx) =>
    tx.mail.updateMany({
      where: { ...rowsIn.kept, createdAt: { gt: new Date(now.getTime() - freshMs) } },
      data: { tryAt: now },
    }),
  );
}

const rememberedMs = 90 * 86_400_000;

/** Forgets the mails of long ago, to whom they went included. */
export async function removeOldMails(now = new Date()): Promise<number> {
  const { count } = await transaction((tx) =>
    tx.mail.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - rememberedMs) } } }),
  );
  return count;
}
