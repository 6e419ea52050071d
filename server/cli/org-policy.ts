import type { Command } from 'commander';
import { system } from '@/lib/domain/actor';
import { resetDemands } from '@/lib/domain/organizations/change-policies';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

/** `lode org policy …` */
export function addOrgPolicyCommands(org: Command): void {
  const policy = org
    .command('policy')
    .description('What an organization asks of its members.')
    .helpCommand(false);
  policy
    .command('reset')
    .description(
      'Ask nothing of the members any more: the way out when none of its administrators meets what it asks.',
    )
    .argument('<name>', 'the name of the organization')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: OutputOptions) => {
      const reset = await withGallery(() => resetDemands(system, name));
      answer(options, reset, sayReset(reset));
    });
}

const sayReset = ({ name, changed }: { name: string; changed: boolean }) =>
  changed
    ? `${name} asks nothing of its members any more. Its other policies stay.`
    : `${name} asked nothing of its members already.`;
