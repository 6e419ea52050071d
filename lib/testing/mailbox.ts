import { db } from '@/lib/db/client';

type KeptMail = { subject: string; text: string };

/** Lets this process write mails, which nobody sends. To be called before the settings are read. */
export function keepMails(): void {
  Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'lode@gallery.test' });
}

/** What was written to an address, the first one first. */
export async function mailsTo(address: string): Promise<KeptMail[]> {
  return db().mail.findMany({
    where: { to: address },
    orderBy: { key: 'asc' },
    select: { subject: true, text: true },
  });
}

/** The subjects of what was written to a person, the first one first. */
export async function subjectsTo({ key }: { key: number }): Promise<string[]> {
  const { address } = await db().emailAddress.findFirstOrThrow({ where: { accountKey: key } });
  return (await mailsTo(address)).map(({ subject }) => subject);
}

/** The token of the link to a page in the last mail to an address that has one. */
export async function tokenSentTo(
  address: string,
  page: 'confirm-email' | 'reset-password' | 'account/organizations/invitations' | 'account/transform',
): Promise<string> {
  const tokens = (await mailsTo(address)).flatMap(
    ({ text }) => new RegExp(`/${page}/([\\w-]{43})`).exec(text)?.[1] ?? [],
  );
  const last = tokens.at(-1);
  if (last === undefined) throw new Error(`No mail to ${address} leads to ${page}.`);
  return last;
}
