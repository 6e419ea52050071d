import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import { getMail, type ListedMail, listMails, type OneMail } from '@/lib/domain/mail/list';
import { retryMails } from '@/lib/domain/mail/retry';
import { formatMoment } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { parseNumber } from './number';

const most = 200;

/** `lode mail …` */
export function addMailCommands(program: Command): void {
  const command = program.command('mail').description('Mails that the gallery sends.').helpCommand(false);
  command
    .command('list')
    .description('List the mails that were not sent, with the reason, the newest first.')
    .option('--all', 'those that were sent, too')
    .option('--json', 'answer in JSON')
    .action(async (options: OutputOptions & { all?: boolean }) => {
      const state = options.all === true ? 'all' : 'unsent';
      const { mails } = await withGallery(() => listMails(system, { state, perPage: most }));
      answer(options, mails, mails.map(lineOf).join('\n') || 'No mail waits.');
    });
  command
    .command('show')
    .description('Show one mail, with its text unless it was sent.')
    .argument('<number>', 'the number of the mail', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number, options: OutputOptions) => {
      const mail = await withGallery(() => getMail(system, BigInt(number)));
      answer(options, mail, wholeOf(mail));
    });
  command
    .command('retry')
    .description('Try again at once what should have been sent.')
    .argument('[number]', 'the number of a mail, even a kept one; all but those when left out', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number | undefined, options: OutputOptions) => {
      const key = number === undefined ? undefined : BigInt(number);
      const mails = await withGallery(() => retryMails(system, key));
      answer(options, { mails }, `${plural(mails, 'mail')} will be tried again within a minute.`);
    });
}

const lineOf = (mail: ListedMail) =>
  [mail.key, mail.to, mail.subject, formatMoment(mail.createdAt), stateOf(mail)].join('  ');

function stateOf({ state, sentAt, tryAt, tries, failure }: ListedMail): string {
  switch (state) {
    case 'sent':
      return sentAt === undefined ? 'sent' : `sent ${formatMoment(sentAt)}`;
    case 'kept':
      return 'kept, for no mail was sent';
    case 'waiting':
      return 'waits';
    case 'failed': {
      const next = tryAt === undefined ? 'given up' : `next try ${formatMoment(tryAt)}`;
      return `${next}, after ${plural(tries, 'try', 'tries')}: ${failure}`;
    }
  }
}

const wholeOf = (mail: OneMail) =>
  [
    `To: ${mail.to}`,
    ...(mail.replyTo === '' ? [] : [`Answers to: ${mail.replyTo}`]),
    `Subject: ${mail.subject}`,
    `Written: ${formatMoment(mail.createdAt)}`,
    `State: ${stateOf(mail)}`,
    '',
    mail.text === '' ? 'What it said was forgotten when it was sent.' : mail.text.trimEnd(),
  ].join('\n');
