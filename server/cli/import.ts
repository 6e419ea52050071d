import type { Command } from 'commander';
import { getAccountKey } from '@/lib/domain/accounts/find';
import type { FeedImport } from '@/lib/domain/feeds/import';
import { answer, type OutputOptions } from './answer';
import { type FeedOptions, importFromFeed, tryFeed } from './feed-import';
import { withGallery } from './gallery';
import { importPackages } from './package-import';
import { withProgress } from './progress';

type ImportOptions = OutputOptions & FeedOptions & { owner: string; dryRun?: boolean };

const isAddress = (place: string) => /^https?:\/\//i.test(place);

/** `lode package import` */
export function addImportCommand(command: Command): void {
  command
    .command('import')
    .description(
      'Take in packages, from files and folders, or from another gallery with their dates and listing. ' +
        'What is here already is left as it is.',
    )
    .argument(
      '<place...>',
      '.nupkg and .snupkg files, folders that are searched for them, or addresses of service indexes',
    )
    .requiredOption('--owner <name>', 'the account that will own new package IDs')
    .option('--id <glob...>', 'of a feed: these package IDs alone; * stands for any letters')
    .option('--latest', 'of a feed: the latest stable version of each ID alone')
    .option('--prerelease', 'with --latest: prereleases count too')
    .option('--symbols', 'of a feed: symbols packages too, also of versions that are here already')
    .option('--deprecations', 'of a feed: deprecations too, also of versions that are here already')
    .option('--username <name>', 'for a private feed')
    .option('--password <password>', 'for a private feed: a password or token')
    .option('--api-key <key>', 'for a private feed that wants one to be read')
    .option('--dry-run', 'of a feed: say what would be imported, and import nothing')
    .option('--json', 'answer in JSON')
    .action(async (places: string[], options: ImportOptions) => {
      if (options.dryRun === true) await tryOut(places, options);
      else await takeIn(places, options);
    });
}

async function takeIn(places: readonly string[], options: ImportOptions): Promise<void> {
  const report = await withGallery(async () => {
    const ownerKey = await getAccountKey(options.owner);
    const paths = places.filter((place) => !isAddress(place));
    const reports = [await withProgress('Packages', (progress) => importPackages(paths, ownerKey, progress))];
    for (const address of places.filter(isAddress)) {
      reports.push(await importFromFeed(address, ownerKey, options));
    }
    return sumOf(reports);
  });
  answer(options, report, sentenceOf(report));
  if (report.failed.length > 0) process.exitCode = 1;
}

async function tryOut(places: readonly string[], options: ImportOptions): Promise<void> {
  const tried = await withGallery(async () => {
    const plans = [];
    for (const address of places.filter(isAddress)) plans.push(await tryFeed(address, options));
    return {
      wanted: plans.flatMap(({ wanted }) => wanted),
      present: plans.reduce((sum, { present }) => sum + present, 0),
      failed: plans.flatMap(({ failed }) => failed),
    };
  });
  const { wanted, present, failed } = tried;
  const sum = `${wanted.length} to import, ${present} here already, ${failed.length} failed.`;
  answer(options, tried, [...wanted, ...linesOf(failed), sum].join('\n'));
  if (failed.length > 0) process.exitCode = 1;
}

function sumOf(reports: readonly FeedImport[]): FeedImport {
  const sum = (count: (report: FeedImport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    imported: sum(({ imported }) => imported),
    present: sum(({ present }) => present),
    symbols: sum(({ symbols }) => symbols),
    deprecated: sum(({ deprecated }) => deprecated),
    failed: reports.flatMap(({ failed }) => failed),
  };
}

/** What came of an import, for people. */
function sentenceOf({ imported, present, symbols, deprecated, failed }: FeedImport): string {
  const sum = `${imported} imported, ${present} here already, ${failed.length} failed.`;
  const more = [
    symbols === 0 ? '' : ` Symbols packages: ${symbols}.`,
    deprecated === 0 ? '' : ` Deprecated: ${deprecated}.`,
  ];
  return [...linesOf(failed), `${sum}${more.join('')}`].join('\n');
}

const linesOf = (failed: FeedImport['failed']) => failed.map(({ path, reason }) => `${path}: ${reason}`);
