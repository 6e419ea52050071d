import type { Command } from 'commander';
import { rebuildSearch } from '@/lib/domain/packages/search-rebuild';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { withProgress } from './progress';

/** `lode search …` */
export function addSearchCommands(program: Command): void {
  const search = program.command('search').description('What search and completion read.').helpCommand(false);
  search
    .command('rebuild')
    .description('Write the search rows of every package anew, while the server goes on serving.')
    .option('--json', 'answer in JSON')
    .action(async (options: OutputOptions) => {
      const packages = await withGallery(() =>
        withProgress('Packages', (progress) => rebuildSearch(({ done, total }) => progress(done, total))),
      );
      answer(options, { packages }, `${packages} packages can be found.`);
    });
}
