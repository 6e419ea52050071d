import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { callersFolder } from '@/lib/config/env';
import { system } from '@/lib/domain/actor';
import { type AdvisoryImport, importAdvisories } from '@/lib/domain/advisories/import';
import { addAdvisory, removeAdvisory } from '@/lib/domain/advisories/own';
import { severityWords } from '@/lib/domain/advisories/severity';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { readOwnAdvisory, type OwnAdvisoryOptions } from './own-advisory';
import { withProgress } from './progress';

/** `lode advisories …` */
export function addAdvisoryCommands(program: Command): void {
  const command = program
    .command('advisories')
    .description('What is known against the safety of packages, here or elsewhere.')
    .helpCommand(false);
  command
    .command('import')
    .description("Import advisories in OSV's or GitHub's format. What is known already is passed over.")
    .argument(
      '<source>',
      'a JSON file, a zip file of them, a folder that is searched for them, or the address of a file',
    )
    .option('--json', 'answer in JSON')
    .action(async (source: string, options: OutputOptions) => {
      const place = /^https?:\/\//i.test(source) ? source : resolve(callersFolder(), source);
      const report = await withGallery(() =>
        withProgress('Documents', (progress) => importAdvisories(system, place, progress)),
      );
      answer(options, report, sentencesOf(report));
      if (report.failed.length > 0) process.exitCode = 1;
    });
  addOwnCommands(command);
}

function addOwnCommands(command: Command): void {
  command
    .command('add')
    .description('Warn of versions of a package in your own words. Done again, it replaces what was said.')
    .argument('<identifier>', 'a name for the advisory, such as ACME-2026-1')
    .requiredOption('--id <id>', 'the package ID; it need not be here')
    .requiredOption('--range <range...>', 'the versions, such as "[1.0.0, 1.2.3)"')
    .addOption(
      new Option('--severity <severity>', 'how bad it is').choices(severityWords).makeOptionMandatory(),
    )
    .requiredOption('--url <url>', 'where people read more')
    .option('--summary <summary>', 'one line of what it is', '')
    .option('--json', 'answer in JSON')
    .action(async (identifier: string, options: OwnAdvisoryOptions & OutputOptions) => {
      const own = readOwnAdvisory(identifier, options);
      const { versions } = await withGallery(() => addAdvisory(system, own));
      answer(options, { identifier, versions }, `${identifier} is known, and is about ${countOf(versions)}.`);
    });
  command
    .command('remove')
    .description('Take back an advisory of your own.')
    .argument('<identifier>', 'the name that it was given')
    .option('--json', 'answer in JSON')
    .action(async (identifier: string, options: OutputOptions) => {
      const { versions } = await withGallery(() => removeAdvisory(system, identifier));
      answer(
        options,
        { identifier, versions },
        `${identifier} was removed. It was about ${countOf(versions)}.`,
      );
    });
}

const countOf = (versions: number) => (versions === 1 ? '1 version here' : `${versions} versions here`);

/** What came of an import, for people. */
function sentencesOf(report: AdvisoryImport): string {
  const { added, changed, removed, unchanged, passedOver, versions, failed } = report;
  return [
    ...failed.map(({ name, reason }) => `${name}: ${reason}`),
    `${added} added, ${changed} changed, ${removed} removed, ${unchanged} known already, ` +
      `${passedOver} passed over, ${failed.length} failed. Something else is known now of ${countOf(versions)}.`,
  ].join('\n');
}
