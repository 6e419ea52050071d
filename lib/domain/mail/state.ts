import type { Prisma } from '@/lib/db/generated/client';

export const mailStates = ['waiting', 'failed', 'kept', 'sent'] as const;

/**
 * What became of a mail: its time to be sent comes, the last try failed (another may come), it was written down while
 * the gallery sent no mail, or it was sent.
 */
export type MailState = (typeof mailStates)[number];

/** The rows of each state: every row is in exactly one. */
export const rowsIn = {
  waiting: { sentAt: null, tryAt: { not: null }, failure: '' },
  failed: { sentAt: null, failure: { not: '' } },
  kept: { sentAt: null, tryAt: null, failure: '' },
  sent: { sentAt: { not: null } },
} satisfies Record<MailState, Prisma.MailWhereInput>;

type Row = { sentAt: Date | null; tryAt: Date | null; failure: string };

export function stateOf({ sentAt, tryAt, failure }: Row): MailState {
  if (sentAt !== null) return 'sent';
  if (failure !== '') return 'failed';
  return tryAt === null ? 'kept' : 'waiting';
}
