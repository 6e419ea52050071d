import type { Command } from 'commander';
import { createUser } from '@/lib/domain/accounts/create';
import { system } from '@/lib/domain/actor';
import { answer, type OutputOptions } from './answer';
import { withGallery } from './gallery';

type AddOptions = OutputOptions & { email: string; password?: string; admin?: boolean };

/** `lode user …` */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('People who may sign in.').helpCommand(false);
  user
    .command('add')
    .description('Make a person, whose e-mail address counts as confirmed.')
    .argument('<name>', 'the name to sign in by')
    .requiredOption('--email <address>', 'the e-mail address')
    .option('--password <password>', 'at least 10 characters; without one, nobody can sign in by password')
    .option('--admin', 'an administrator of this gallery')
    .option('--json', 'answer in JSON')
    .action(async (name: string, options: AddOptions) => {
      const made = await withGallery(() =>
        createUser(system, { ...options, name, admin: options.admin === true }),
      );
      answer(options, made, `${made.name} was added.`);
    });
}
