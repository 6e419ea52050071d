import { env } from '@/lib/config/env';
import { db } from '@/lib/db/client';
import { tryServer } from '@/lib/mail/smtp';
import { listOperatorAddresses } from './operator';
import { rowsIn } from './state';

type Found = { well: boolean; sentence: string };

const patienceMs = 15 * 60_000;

/** Whether what should be mailed is, and whether anybody is told of reports. */
export async function checkMail(now = new Date()): Promise<Found> {
  const { SMTP_URL: url } = env();
  return url === undefined ? checkWithoutMail() : checkWithMail(url, now);
}

async function checkWithoutMail(): Promise<Found> {
  const open = await db().report.count({ where: { closedAt: null } });
  return open === 0
    ? {
        well: true,
        sentence:
          'No mail is sent, for SMTP_URL is not set: "lode mail list" names those that are kept. No report is open.',
      }
    : {
        well: false,
        sentence: `${open === 1 ? 'A report is' : `${open} reports are`} open, and no mail tells of them, for SMTP_URL is not set: use "lode report list".`,
      };
}

async function checkWithMail(url: string, now: Date): Promise<Found> {
  const givenUp = { ...rowsIn.failed, tryAt: null };
  const late = { tryAt: { not: null }, createdAt: { lt: new Date(now.getTime() - patienceMs) } };
  const stuck = await db().mail.count({ where: { OR: [givenUp, late] } });
  if (stuck > 0) {
    return {
      well: false,
      sentence: `${stuck === 1 ? 'A mail was' : `${stuck} mails were`} not sent: "lode mail list" tells why, and "lode mail retry" tries again.`,
    };
  }
  if ((await listOperatorAddresses(db())).length === 0) {
    return { well: false, sentence: 'Nobody is told of reports: set OPERATOR_EMAIL.' };
  }
  try {
    await tryServer({ url });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { well: false, sentence: `The server of SMTP_URL takes no mail: ${reason}` };
  }
  return { well: true, sentence: 'The server of SMTP_URL takes mail, and none is late.' };
}
