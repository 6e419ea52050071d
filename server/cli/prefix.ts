import { type Command, Option } from 'commander';
import { system } from '@/lib/domain/actor';
import { listAllPrefixes, type ListedPrefix } from '@/lib/domain/prefixes/list';
import { addPrefixOwner, removePrefixOwner } from '@/lib/domain/prefixes/owners';
import { releasePrefix, reservePrefix } from '@/lib/domain/prefixes/reserve';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

type ReserveOptions = OutputOptions & { owner?: string[]; exact?: boolean; shared?: boolean };

/** `lode prefix …` */
export function addPrefixCommands(program: Command): void {
  const command = program
    .command('prefix')
    .description('Beginnings of package IDs that only their owners may publish anew.')
    .helpCommand(false);
  addReserveCommand(command);
  command
    .command('release')
    .description('No longer reserve a prefix: whoever comes first owns what no other one keeps.')
    .argument('<prefix>', 'the prefix, such as Contoso.')
    .option('--json', 'answer in JSON')
    .action(async (value: string, options: OutputOptions) => {
      const released = await withGallery(() => releasePrefix(system, value));
      answer(options, released, `${released.value} was released.`);
    });
  command
    .command('list')
    .description('List what is reserved, and for whom.')
    .option('--json', 'answer in JSON')
    .action(async (options: OutputOptions) => {
      const prefixes = await withGallery(() => listAllPrefixes());
      answer(options, prefixes, prefixes.map(lineOf).join('\n') || 'No prefix is reserved.');
    });
  addOwnerCommands(command);
}

function addReserveCommand(command: Command): void {
  command
    .command('reserve')
    .description('Keep strangers from publishing new IDs that begin with a prefix. What is there stays.')
    .argument('<prefix>', 'the prefix, such as Contoso. with its dot')
    .addOption(new Option('--owner <accounts...>', 'people and organizations who may publish under it'))
    .option('--exact', 'the one ID alone, not all that begin so')
    .option('--shared', 'let everybody publish under it: its owners have the mark alone')
    .option('--json', 'answer in JSON')
    .action(async (value: string, options: ReserveOptions) => {
      const { owner: owners = [], exact = false, shared = false } = options;
      const made = await withGallery(() => reservePrefix(system, { value, owners, exact, shared }));
      const forWhom = owners.length === 0 ? 'nobody yet' : owners.join(', ');
      answer(
        options,
        { ...made, exact, owners },
        `${made.value}${exact ? '' : '*'} is reserved for ${forWhom}${made.shared ? ', and shared with everybody' : ''}.`,
      );
    });
}

function addOwnerCommands(command: Command): void {
  const owner = command
    .command('owner')
    .description('Who may publish under a prefix, with the mark.')
    .helpCommand(false);
  owner
    .command('add')
    .description('Let one more account publish under a prefix.')
    .argument('<prefix>', 'the prefix')
    .argument('<account>', 'the name of a person or an organization')
    .option('--json', 'answer in JSON')
    .action(async (value: string, account: string, options: OutputOptions) => {
      const added = await withGallery(() => addPrefixOwner(system, { value, owner: account }));
      answer(options, added, `${added.owner} owns ${added.value} now.`);
    });
  owner
    .command('remove')
    .description('Take a prefix away from an account. It stays reserved.')
    .argument('<prefix>', 'the prefix')
    .argument('<account>', 'the name of a person or an organization')
    .option('--json', 'answer in JSON')
    .action(async (value: string, account: string, options: OutputOptions) => {
      const removed = await withGallery(() => removePrefixOwner(system, { value, owner: account }));
      answer(options, removed, `${removed.owner} no longer owns ${removed.value}.`);
    });
}

const lineOf = ({ value, exact, shared, owners }: ListedPrefix) =>
  [
    exact ? value : `${value}*`,
    owners.map(({ name }) => name).join(', ') || 'held by nobody',
    ...(shared ? ['shared'] : []),
  ].join('  ');
