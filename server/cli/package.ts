import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import { invalidVersion, packageNotFound } from '@/lib/domain/errors';
import { deleteVersions } from '@/lib/domain/packages/delete';
import { relist, unlist } from '@/lib/domain/packages/listing';
import { lockPackage, unlockPackage } from '@/lib/domain/packages/lock';
import { lowerId, PackageId } from '@/lib/nuget/id';
import { lowerVersion, parseVersion } from '@/lib/nuget/version';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';
import { addImportCommand } from './import';
import { addOwnerCommands } from './package-owner';

/** `lode package …` */
export function addPackageCommands(program: Command): void {
  const command = program.command('package').description('Packages of this gallery.').helpCommand(false);
  addImportCommand(command);
  addListingCommand(command, 'unlist', 'Hide a version from search. It stays downloadable.');
  addListingCommand(command, 'relist', 'Put an unlisted version back into search.');
  addDeleteCommand(command);
  addLockCommand(command, 'lock', 'Let nobody but administrators change a package. It stays readable.');
  addLockCommand(command, 'unlock', 'Let its owners change a package again.');
  addOwnerCommands(command);
}

function addDeleteCommand(command: Command): void {
  command
    .command('delete')
    .description('Take a version, or all versions, away from everybody. Their numbers are never given again.')
    .argument('<id>', 'the package ID')
    .argument('[version]', 'the version; all versions when left out')
    .option('--hard', 'leave nothing: the numbers can be pushed again, and without a version left the ID too')
    .requiredOption('--yes', 'say that you mean it: there is no way back')
    .option('--json', 'answer in JSON')
    .action(async (id: string, version: string | undefined, options: OutputOptions & { hard?: boolean }) => {
      const target = version === undefined ? packageOf(id) : targetOf(id, version);
      const hard = options.hard === true;
      const deleted = await withGallery(() => deleteVersions(system, target, { hard }));
      answer(options, { id, deleted, hard }, `Deleted of ${id}: ${deleted.join(', ')}.`);
    });
}

function addLockCommand(command: Command, name: 'lock' | 'unlock', description: string): void {
  command
    .command(name)
    .description(description)
    .argument('<id>', 'the package ID')
    .option('--json', 'answer in JSON')
    .action(async (id: string, options: OutputOptions) => {
      const target = packageOf(id);
      await withGallery(() => (name === 'lock' ? lockPackage : unlockPackage)(system, target.id));
      answer(options, { id, locked: name === 'lock' }, `${id} was ${name}ed.`);
    });
}

function packageOf(id: string) {
  if (!PackageId.safeParse(id).success) throw packageNotFound(id);
  return { id, lowerId: lowerId(id) };
}

function addListingCommand(command: Command, name: 'unlist' | 'relist', description: string): void {
  command
    .command(name)
    .description(description)
    .argument('<id>', 'the package ID')
    .argument('<version>', 'the version')
    .option('--json', 'answer in JSON')
    .action(async (id: string, version: string, options: OutputOptions) => {
      const target = targetOf(id, version);
      await withGallery(() => (name === 'unlist' ? unlist(system, target) : relist(system, target)));
      answer(options, { id, version, listed: name === 'relist' }, `${id} ${version} was ${name}ed.`);
    });
}

function targetOf(id: string, text: string) {
  const version = parseVersion(text);
  if (version === undefined) throw invalidVersion(text);
  return { ...packageOf(id), lowerVersion: lowerVersion(version) };
}
