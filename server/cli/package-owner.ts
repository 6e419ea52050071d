import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import { inviteOwner } from '@/lib/domain/owners/invite';
import { getOwnership, type OwnerLine } from '@/lib/domain/owners/ownership';
import { removeOwner } from '@/lib/domain/owners/remove';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

/** `lode package owner …` */
export function addOwnerCommands(command: Command): void {
  const owner = command.command('owner').description('Who owns a package.').helpCommand(false);
  oneOf(owner, 'add', 'Make an account an owner, which is not asked.').action(
    async (id: string, account: string, options: OutputOptions) => {
      await withGallery(() => inviteOwner(system, id, { who: account, message: '' }));
      answer(options, { id, account, owner: true }, `${account} owns ${id}.`);
    },
  );
  oneOf(owner, 'remove', 'Remove an owner. The last one stays.').action(
    async (id: string, account: string, options: OutputOptions) => {
      await withGallery(() => removeOwner(system, id, account));
      answer(options, { id, account, owner: false }, `${account} no longer owns ${id}.`);
    },
  );
  owner
    .command('list')
    .description('List the owners of a package, and who is invited to be one.')
    .argument('<id>', 'the package ID')
    .option('--json', 'answer in JSON')
    .action(async (id: string, options: OutputOptions) => {
      const { owners, waiting, ...found } = await withGallery(() => getOwnership(system, id));
      const lines = [
        ...owners.map(lineOf),
        ...waiting.map(
          ({ name, leaver }) => `${name}  invited${leaver === null ? '' : ` in place of ${leaver}`}`,
        ),
      ];
      const shown = {
        id: found.id,
        owners: owners.map(({ name, organization, since }) => ({ name, organization, since })),
        invited: waiting.map(({ name, leaver, sentAt }) => ({ name, leaver, sentAt })),
      };
      answer(options, shown, lines.length === 0 ? `Nobody owns ${found.id}.` : lines.join('\n'));
    });
}

const lineOf = ({ name, organization, since }: OwnerLine) =>
  `${name}  ${organization ? 'organization' : 'person'}  since ${since.toISOString().slice(0, 10)}`;

const oneOf = (owner: Command, name: string, description: string) =>
  owner
    .command(name)
    .description(description)
    .argument('<id>', 'the package ID')
    .argument('<account>', 'the name of the person or the organization')
    .option('--json', 'answer in JSON');
