import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import { type ListedMail, listMails, retryMails } from '@/lib/domain/mail/list';
import { formatMoment } from '@/lib/format/dates';
import { plural } from '@/lib/format/sentences';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { parseNumber } from './number';

/** `lode mail …` */
export function addMailCommands(program: Command): void {
  const command = program.command('mail').description('Mails that the gallery sends.').helpCommand(false);
  command
    .command('list')
    .description('List the mails that were not sent, with the reason, the newest first.')
    .option('--all', 'those that were sent, too')
    .option('--json', 'answer in JSON')
    .action(async (options: OutputOptions & { all?: boolean }) => {
      const mails = await withGallery(() => listMails(system, { all: options.all === true }));
      answer(options, mails, mails.map(lineOf).join('\n') || 'No mail waits.');
    });
  command
    .command('retry')
    .description('Try again at once what was not sent.')
    .argument('[number]', 'the number of a mail; all when left out', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number | undefined, options: OutputOptions) => {
      const key = number === undefined ? undefined : BigInt(number);
      const mails = await withGallery(() => retryMails(system, key));
      answer(options, { mails }, `${plural(mails, 'mail')} will be tried again within a minute.`);
    });
}

const lineOf = (mail: ListedMail) =>
  [mail.key, mail.to, mail.subject, formatMoment(mail.createdAt), stateOf(mail)].join('  ');

function stateOf({ sentAt, tryAt, tries, failure }: ListedMail): string {
  if (sentAt !== undefined) return `sent ${formatMoment(sentAt)}`;
  const next = tryAt === undefined ? 'given up' : `next try ${formatMoment(tryAt)}`;
  return tries === 0 ? 'waits' : `${next}, after ${plural(tries, 'try', 'tries')}: ${failure}`;
}
