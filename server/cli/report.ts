import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import {
  closeReport,
  getReport,
  listReports,
  type ListedReport,
  type OneReport,
} from '@/lib/domain/reports/read';
import { reasonWords } from '@/lib/domain/reports/reasons';
import { formatMoment } from '@/lib/format/dates';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { parseNumber } from './number';

/** `lode report …` */
export function addReportCommands(program: Command): void {
  const command = program
    .command('report')
    .description('What people told you of packages.')
    .helpCommand(false);
  command
    .command('list')
    .description('List the reports that are open, the newest first.')
    .option('--all', 'those that are closed, too')
    .option('--json', 'answer in JSON')
    .action(async (options: OutputOptions & { all?: boolean }) => {
      const reports = await withGallery(() => listReports(system, { all: options.all === true }));
      answer(options, reports, reports.map(lineOf).join('\n') || 'No report is open.');
    });
  command
    .command('show')
    .description('Show one report.')
    .argument('<number>', 'the number of the report', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number, options: OutputOptions) => {
      const report = await withGallery(() => getReport(system, number));
      answer(options, report, wholeOf(report));
    });
  command
    .command('close')
    .description('Say that a report is done with.')
    .argument('<number>', 'the number of the report', parseNumber)
    .option('--json', 'answer in JSON')
    .action(async (number: number, options: OutputOptions) => {
      await withGallery(() => closeReport(system, number));
      answer(options, { key: number, closed: true }, `Report ${number} is closed.`);
    });
}

const lineOf = (report: ListedReport) =>
  [
    String(report.key),
    `${report.id} ${report.version}`,
    reasonWords[report.reason],
    reporterOf(report),
    formatMoment(report.createdAt),
    ...(report.closedAt === undefined ? [] : ['closed']),
  ].join('  ');

const wholeOf = (report: OneReport) =>
  [
    `Report ${report.key}`,
    `Package: ${report.id} ${report.version}`,
    `Reason: ${reasonWords[report.reason]}`,
    `From: ${reporterOf(report)}`,
    `Sent: ${formatMoment(report.createdAt)}`,
    `Owners told, too: ${report.contactedOwners ? 'yes' : 'no'}`,
    ...(report.closedAt === undefined ? [] : [`Closed: ${formatMoment(report.closedAt)}`]),
    '',
    // What a stranger wrote must not steer the terminal.
    report.message.replace(/(?![\t\n])\p{Cc}/gu, ''),
  ].join('\n');

const reporterOf = ({ reporter, email }: ListedReport) =>
  reporter === undefined ? email : `${reporter} (${email})`;
